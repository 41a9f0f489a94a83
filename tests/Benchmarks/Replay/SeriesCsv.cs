using System.Globalization;

namespace Platform.Benchmarks.Replay;

internal readonly record struct Point(DateTime At, double Value);

/// <summary>A recorded series: one line <c>timestamp,value</c> each, with or without a header, in order of time afterwards.</summary>
internal sealed record SeriesCsv(IReadOnlyList<Point> Points, IReadOnlyList<string> Skipped)
{
    /// <summary>Rows that make no sense, and repeated instants, are skipped and named by their line.</summary>
    public static SeriesCsv Read(string path)
    {
        var (points, skipped, lines) = (new List<(Point Point, int Line)>(), new List<string>(), 0);
        foreach (var line in Lines(path))
        {
            lines++;
            if (line.Length == 0) continue;
            if (Parse(line) is { } point) points.Add((point, lines));
            else if (lines > 1 || !line.Any(char.IsLetter)) skipped.Add($"line {lines}: '{Shortened(line)}' is no timestamp,value");
        }

        var ordered = new List<Point>(points.Count);
        foreach (var (point, line) in points.OrderBy(one => one.Point.At))
            if (ordered is [.., var last] && last.At == point.At) skipped.Add($"line {line}: there is a value for {point.At:u} already");
            else ordered.Add(point);

        return ordered.Count >= 2
            ? new(ordered, skipped)
            : throw new CannotMeasureException($"{path} has {ordered.Count} usable rows; a series has at least two.");
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongArgumentException($"The series cannot be read: {e.Message}");
        }
    }

    // 2013-12-02 21:15:00,73.96732207
    private static Point? Parse(string line) =>
        line.Split(',') is [var at, var value]
        && DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
        && double.TryParse(value, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new(instant, number)
            : null;

    private static string Shortened(string line) => line.Length <= 40 ? line : line[..40] + "…";
}
