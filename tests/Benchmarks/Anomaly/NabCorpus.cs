using System.Text.Json;
using Platform.Devices.Domain.Anomaly;

namespace Platform.Benchmarks.Anomaly;

/// <summary>A folder of recorded series, and the windows in which something is known to have gone wrong; a series without windows is normal.</summary>
internal sealed record NabCorpus(string Folder, IReadOnlyDictionary<string, (DateTimeOffset From, DateTimeOffset To)[]> Windows)
{
    private static readonly string[] Labels = ["windows.json", "combined_windows.json", "labels/combined_windows.json", "../labels/combined_windows.json"];

    /// <summary>Reads <c>{"folder/file.csv": [["from","to"], …]}</c> from the folder, or from where the windows are said to be.</summary>
    public static NabCorpus Open(string folder, string? windows)
    {
        if (!Directory.Exists(folder)) throw new WrongArgumentException($"There is no folder {folder}.");
        var path = windows ?? Labels.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new WrongArgumentException($"{folder} has no windows.json; say with --windows where the labelled windows are.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return new(folder, json.RootElement.EnumerateObject().ToDictionary(series => series.Name, series => series.Value.EnumerateArray().Select(Window).ToArray()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new WrongArgumentException($"The windows in {path} cannot be read: {e.Message}");
        }
    }

    /// <summary>Every series of the folder, as the detector scores it.</summary>
    public IReadOnlyList<ScoredSeries> Score(CancellationToken ct)
    {
        var names = Directory.EnumerateFiles(Folder, "*.csv", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order().ToList();
        foreach (var missing in Windows.Keys.Except(names)) Console.Error.WriteLine($"{missing} has windows but no file; it is left out.");
        return [.. names.Select(name =>
        {
            ct.ThrowIfCancellationRequested();
            return Score(name);
        })];
    }

    private ScoredSeries Score(string name)
    {
        var (scores, times, detector) = (new List<double>(), new List<DateTimeOffset>(), default(MetricWatch));
        foreach (var row in RecordedRows.Read(Path.Combine(Folder, name)))
        {
            if (row.At is not { } at) throw new CannotMeasureException($"{name}: '{row.Timestamp}' is no time.");
            if (row.IsUsable) detector = MetricWatch.After(detector, (float)row.Value, at);
            scores.Add(row.IsUsable ? detector!.Score : 0);
            times.Add(at);
        }

        var windows = Windows.GetValueOrDefault(name, []).OrderBy(w => w.From)
            .Select(w => new RowWindow(times.FindIndex(at => at >= w.From), times.FindLastIndex(at => at <= w.To)))
            .Where(w => w.First >= 0 && w.First <= w.Last);
        return new(name, scores, [.. windows]);
    }

    private static (DateTimeOffset, DateTimeOffset) Window(JsonElement pair) => (Instant(pair[0]), Instant(pair[1]));

    private static DateTimeOffset Instant(JsonElement text) =>
        RecordedRows.Instant(text.GetString()!) ?? throw new FormatException($"'{text}' is no time.");
}
