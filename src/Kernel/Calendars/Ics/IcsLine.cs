using System.Text;

namespace Platform.Calendars.Ics;

/// <summary>A content line of an iCalendar file (RFC 5545, 3.1) without what its lines were folded with: <c>DTSTART;VALUE=DATE:20261225</c>.</summary>
internal readonly record struct IcsLine(string Name, string Parameters, string Value)
{
    /// <summary>The lines of a file; what is no content line has no name.</summary>
    public static IEnumerable<IcsLine> Of(string text)
    {
        var folded = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var end = line.EndsWith('\r') ? line.Length - 1 : line.Length;
            if (end > 0 && line[0] is ' ' or '\t' && folded.Length > 0)
            {
                folded.Append(line, 1, end - 1);
                continue;
            }

            if (folded.Length > 0) yield return Parse(folded.ToString());
            folded.Clear().Append(line, 0, end);
        }

        if (folded.Length > 0) yield return Parse(folded.ToString());
    }

    /// <summary>Whether it says of its value, "it is a DATE".</summary>
    public bool Says(string parameter) => Parameters.Split(';').Contains(parameter, StringComparer.OrdinalIgnoreCase);

    /// <summary>A TEXT value as it is read (3.3.11).</summary>
    public string Text()
    {
        var text = new StringBuilder(Value.Length);
        for (var i = 0; i < Value.Length; i++)
        {
            if (Value[i] != '\\' || i + 1 == Value.Length) text.Append(Value[i]);
            else text.Append(Value[++i] is 'n' or 'N' ? ' ' : Value[i]);
        }

        return text.ToString().Trim();
    }

    private static IcsLine Parse(string line)
    {
        // A colon in quotes belongs to a parameter.
        var (colon, quoted) = (-1, false);
        for (var i = 0; i < line.Length && colon < 0; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ':' && !quoted) colon = i;
        }

        if (colon < 0) return new("", "", line);
        var semicolon = line.IndexOf(';') is >= 0 and var found && found < colon ? found : colon;
        return new(line[..semicolon].ToUpperInvariant(), semicolon < colon ? line[(semicolon + 1)..colon] : "", line[(colon + 1)..]);
    }
}
