using System.Globalization;
using System.Text.Json;

namespace Platform.Benchmarks.Replay;

/// <summary>A stretch of a series in which something is known to have gone wrong.</summary>
internal sealed record Window(DateTime From, DateTime To)
{
    public bool Holds(DateTime at) => at >= From && at <= To;

    /// <summary>Reads <c>{"folder/file.csv": [["from","to"], …]}</c>; the entry is the one the path of the series ends with.</summary>
    public static IReadOnlyList<Window> Read(string path, string series)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var name = Path.GetFullPath(series).Replace('\\', '/');
            var entry = json.RootElement.EnumerateObject().FirstOrDefault(one => name.EndsWith("/" + one.Name, StringComparison.Ordinal));
            return entry.Value.ValueKind is JsonValueKind.Array
                ? [.. entry.Value.EnumerateArray().Select(pair => new Window(Instant(pair[0]), Instant(pair[1])))]
                : throw new WrongArgumentException($"{path} names no windows for {series}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            throw new WrongArgumentException($"The windows cannot be read: {e.Message}");
        }
    }

    private static DateTime Instant(JsonElement text) =>
        DateTime.Parse(text.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
