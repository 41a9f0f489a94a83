using System.Globalization;

namespace Platform.Benchmarks.Anomaly;

/// <summary>A line of a recorded series as it was written, and what it means; no time or no number where it makes no sense.</summary>
internal readonly record struct RecordedRow(string Timestamp, string Text, DateTimeOffset? At, double Value)
{
    public bool IsUsable => At is not null && double.IsFinite(Value);
}

/// <summary>Reads <c>timestamp,value</c> row by row, in the order they were recorded: a stream is judged as it came.</summary>
internal static class RecordedRows
{
    public static IEnumerable<RecordedRow> Read(string path)
    {
        using var reader = Open(path);
        for (var first = true; reader.ReadLine() is { } line; first = false)
            if (line.Length > 0 && Parse(line) is var row && (row.IsUsable || !first)) yield return row;
    }

    // 2013-12-02 21:15:00,73.96732207
    private static RecordedRow Parse(string line)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        var (timestamp, text) = comma < 0 ? (line, "") : (line[..comma], line[(comma + 1)..]);
        return new(timestamp, text, Instant(timestamp), double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : double.NaN);
    }

    public static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static StreamReader Open(string path)
    {
        try
        {
            return new(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongArgumentException($"The series cannot be read: {e.Message}");
        }
    }
}
