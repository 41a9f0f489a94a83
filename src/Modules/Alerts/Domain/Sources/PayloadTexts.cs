using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Platform.Alerts.Domain.Sources;

/// <summary>Reads what stands in a payload as texts, none longer than an annotation may be.</summary>
internal sealed class PayloadTexts(JsonElement payload)
{
    private const int LongestDecoded = 8 * LabelRules.LongestAnnotation, MostJoined = 100;

    // What stands beside the alerts is the same for each of them: read once, however many there are.
    private readonly Dictionary<JsonPath, string?> _beside = [];

    /// <summary>The text at a path; nothing where there is none.</summary>
    public string? At(JsonPath path, JsonElement alert)
    {
        if (path.IsOfAlert) return Of(path.Find(alert));
        if (!_beside.TryGetValue(path, out var known)) _beside[path] = known = Of(path.Find(payload));
        return known;
    }

    public JsonElement? Find(JsonPath path, JsonElement alert) => path.Find(path.IsOfAlert ? alert : payload);

    /// <summary>The text with what its places lead to; nothing when none of them leads to anything.</summary>
    public string? Fill(TextTemplate template, JsonElement alert)
    {
        if (template.Parts is [{ Paths.Length: > 0 } only]) return Of(only, alert);
        var (filled, found) = (new StringBuilder(), !template.HasPlaces);
        foreach (var part in template.Parts)
        {
            if (Of(part, alert) is not { } text) continue;
            filled.Append(text);
            found |= part.Paths.Length > 0;
            if (filled.Length > LabelRules.LongestAnnotation) break;
        }

        return found && filled.ToString().Trim() is { Length: > 0 } whole ? Cut(whole) : null;
    }

    /// <summary>A text, a number or a truth as it is; a list of them with commas between. Empty is nothing.</summary>
    public static string? Of(JsonElement? found) => (found is not { } one ? null : one.ValueKind switch
    {
        JsonValueKind.String or JsonValueKind.Number => Written(one),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => Joined(one),
        _ => null,
    })?.Trim() is { Length: > 0 } text ? Cut(text) : null;

    /// <summary>As much as an annotation takes, and a mark that there was more.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= LabelRules.LongestAnnotation) return text;
        var length = LabelRules.LongestAnnotation - 1;
        return $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";
    }

    private string? Of(TextTemplate.Part part, JsonElement alert)
    {
        foreach (var path in part.Paths)
            if (At(path, alert) is { } text) return text;
        return part.Text;
    }

    // Of what is far too long, only its beginning is decoded, and escapes in it stay as they are.
    private static string Written(JsonElement one)
    {
        var raw = JsonMarshal.GetRawUtf8Value(one);
        if (raw.Length > LongestDecoded) return Encoding.UTF8.GetString(raw[1..LongestDecoded]);
        return one.ValueKind is JsonValueKind.String ? one.GetString()! : Encoding.UTF8.GetString(raw);
    }

    private static string? Joined(JsonElement list)
    {
        var joined = new StringBuilder();
        foreach (var one in list.EnumerateArray().Take(MostJoined))
        {
            if (one.ValueKind is JsonValueKind.Array || Of(one) is not { } text) continue;
            joined.Append(joined.Length > 0 ? ", " : "").Append(text);
            if (joined.Length > LabelRules.LongestAnnotation) break;
        }

        return joined.Length > 0 ? joined.ToString() : null;
    }
}
