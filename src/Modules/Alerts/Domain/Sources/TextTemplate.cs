using System.Collections.Immutable;
using System.Text;

namespace Platform.Alerts.Domain.Sources;

/// <summary>A text with places in it, read: what always stands there, and paths in between.</summary>
internal sealed record TextTemplate(ImmutableArray<TextTemplate.Part> Parts)
{
    public const int MostPlaces = 20;

    /// <summary>A text that is always the same; or paths, of which the first that leads to something counts, else the text.</summary>
    internal sealed record Part(ImmutableArray<JsonPath> Paths, string? Text);

    public bool HasPlaces => Parts.Any(p => p.Paths.Length > 0);

    /// <summary>Why this cannot be read; null when it can.</summary>
    public static string? Read(string text, out TextTemplate template)
    {
        var (parts, literal) = (ImmutableArray.CreateBuilder<Part>(), new StringBuilder());
        template = new([]);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '{' or '}' && at + 1 < text.Length && text[at + 1] == text[at])
            {
                literal.Append(text[at++]); // doubled, it is meant as it is
                continue;
            }

            if (text[at] == '}') return "A } closes nothing here; write }} for a brace that is meant as such.";
            if (text[at] != '{')
            {
                literal.Append(text[at]);
                continue;
            }

            if (End(text, at) is not { } end) return "A { is not closed; write {{ for a brace that is meant as such.";
            Literal(parts, literal);
            if (Place(text[(at + 1)..end], out var part) is { } why) return why;
            parts.Add(part);
            at = end;
        }

        Literal(parts, literal);
        if (parts.Sum(p => p.Paths.Length) > MostPlaces) return $"A text has at most {MostPlaces} paths.";
        template = new(parts.ToImmutable());
        return null;
    }

    private static void Literal(ImmutableArray<Part>.Builder parts, StringBuilder literal)
    {
        if (literal.Length > 0) parts.Add(new([], literal.ToString()));
        literal.Clear();
    }

    // A quoted name or text may hold braces and bars.
    private static int? End(string text, int open)
    {
        char? quote = null;
        for (var at = open + 1; at < text.Length; at++)
            if (quote is not null) quote = text[at] == quote ? null : quote;
            else if (text[at] is '\'' or '"') quote = text[at];
            else if (text[at] == '}') return at;
        return null;
    }

    private static string? Place(string inside, out Part part)
    {
        var (paths, otherwise) = (ImmutableArray.CreateBuilder<JsonPath>(), (string?)null);
        part = new([], null);
        foreach (var alternative in Alternatives(inside))
        {
            var one = alternative.Trim();
            if (otherwise is not null) return "A text in quotes comes last: what follows it would never count.";
            if (one is ['\'', .. var quoted, '\''] && !quoted.Contains('\'', StringComparison.Ordinal)) otherwise = quoted;
            else if (!JsonPath.TryParse(one, out var path, out var why)) return why;
            else if (path.IsOfEach) return "[*] stands only where it is said where the alerts are.";
            else paths.Add(path);
        }

        part = new(paths.ToImmutable(), otherwise);
        return null;
    }

    private static IEnumerable<string> Alternatives(string inside)
    {
        var (from, quote) = (0, (char?)null);
        for (var at = 0; at < inside.Length; at++)
            if (quote is not null) quote = inside[at] == quote ? null : quote;
            else if (inside[at] is '\'' or '"') quote = inside[at];
            else if (inside[at] == '|')
            {
                yield return inside[from..at];
                from = at + 1;
            }

        yield return inside[from..];
    }
}
