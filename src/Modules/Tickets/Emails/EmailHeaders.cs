using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Tickets.Emails;

/// <summary>The headers of a mail, as they were sent.</summary>
internal sealed partial class EmailHeaders
{
    private const int Most = 500, LongestId = 250;

    private readonly ILookup<string, string> _values;

    private EmailHeaders(IEnumerable<(string Name, string Value)> headers) => _values = headers.Take(Most).ToLookup(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The first of that name; empty when there is none.</summary>
    public string this[string name] => _values[name].FirstOrDefault() ?? "";

    public bool Has(string name) => _values.Contains(name);

    /// <summary>The message ids in a header, without their brackets.</summary>
    public IEnumerable<string> Ids(string name) => Id().Matches(this[name]).Select(id => id.Groups[1].Value).Where(id => id.Length <= LongestId);

    /// <summary>As they stand in the mail: lines that begin with a blank go on from the one before.</summary>
    public static EmailHeaders OfText(string text)
    {
        var headers = new List<(string, string)>();
        foreach (var line in Fold().Replace(text.ReplaceLineEndings("\n"), " ").Split('\n'))
            if (line.IndexOf(':') is > 0 and var colon) headers.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
        return new(headers);
    }

    /// <summary>As a JSON list of pairs: [["From","Bob"],…].</summary>
    public static EmailHeaders OfJson(string json)
    {
        try
        {
            var pairs = JsonSerializer.Deserialize<JsonElement[][]>(json) ?? [];
            return new(pairs.Where(p => p is [{ ValueKind: JsonValueKind.String }, { ValueKind: JsonValueKind.String }]).Select(p => (p[0].GetString()!, p[1].GetString()!)));
        }
        catch (JsonException) { return new([]); }
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"<([^<>\s]+)>")]
    private static partial Regex Id();
}
