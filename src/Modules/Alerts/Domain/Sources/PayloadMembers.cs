using System.Text;
using System.Text.Json;

namespace Platform.Alerts.Domain.Sources;

/// <summary>Reads names with their values, however senders write them: an object, a list of <c>{"name": …, "value": …}</c>, or texts such as <c>env:prod, role:web</c>.</summary>
internal static class PayloadMembers
{
    private const int Most = 4 * LabelRules.MostLabels;
    private static readonly string[] Names = ["name", "tag", "key"];

    public static IEnumerable<KeyValuePair<string, string>> Of(JsonElement? found) => found is not { } all ? [] : all.ValueKind switch
    {
        JsonValueKind.Object => all.EnumerateObject().Take(Most).SelectMany(m => Pair(m.Name, PayloadTexts.Of(m.Value))),
        JsonValueKind.Array => all.EnumerateArray().Take(Most).SelectMany(OfElement),
        JsonValueKind.String => OfText(PayloadTexts.Of(all)),
        _ => [],
    };

    /// <summary>A name labels can have: what is no letter, digit or underscore becomes an underscore.</summary>
    public static string Named(string name)
    {
        var named = new StringBuilder(name.Length + 1);
        if (name.Length > 0 && char.IsAsciiDigit(name[0])) named.Append('_');
        foreach (var c in name.AsSpan(0, Math.Min(name.Length, LabelRules.LongestName - 1))) named.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        return named.ToString();
    }

    private static IEnumerable<KeyValuePair<string, string>> OfElement(JsonElement one)
    {
        if (one.ValueKind is JsonValueKind.String) return OfText(PayloadTexts.Of(one));
        if (one.ValueKind is not JsonValueKind.Object || Name(one) is not { } name) return [];
        return Pair(name, one.TryGetProperty("value", out var value) ? PayloadTexts.Of(value) : null);
    }

    private static string? Name(JsonElement one) => Names.Select(n => one.TryGetProperty(n, out var name) ? PayloadTexts.Of(name) : null).FirstOrDefault(n => n is not null);

    // Programs that know texts only send a list of tags as the text of that list.
    private static IEnumerable<KeyValuePair<string, string>> OfText(string? text)
    {
        if (text is null) return [];
        if (text[0] is '[' or '{')
        {
            try
            {
                using var inside = JsonDocument.Parse(text, new() { MaxDepth = 4 });
                return inside.RootElement.ValueKind is JsonValueKind.String ? [] : Of(inside.RootElement).ToList();
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException) { return []; } // no list after all
        }

        return text.Split(',', Most).SelectMany(tag => tag.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? Pair(tag[..colon].Trim(), tag[(colon + 1)..].Trim()) : []);
    }

    private static IEnumerable<KeyValuePair<string, string>> Pair(string name, string? value)
    {
        if (value is { Length: > 0 } && Named(name) is { Length: > 0 } named) yield return new(named, value);
    }
}
