namespace Platform.Tickets.Emails;

/// <summary>Finds where a mail stops saying something new and repeats what it answers, line by line.</summary>
internal static class QuotedText
{
    private static readonly string[] Openings = ["On ", "Am ", "Le ", "El ", "Il ", "Op "], Verbs = [" wrote", " schrieb", " a écrit", " escribió", " ha scritto", " schreef"],
        Separators = ["Original Message", "Ursprüngliche Nachricht", "Forwarded message"], Senders = ["From:", "Von:", "De:", "Da:"];

    /// <summary>What comes before the quotation and the signature; all of it, when that would be nothing.</summary>
    public static string Cut(string text)
    {
        var lines = text.Split('\n');
        var quotedTo = lines.Length;
        while (quotedTo > 0 && lines[quotedTo - 1].Trim() is "" or ['>', ..]) quotedTo--; // quoted from there to the end
        var isQuoted = lines.Skip(quotedTo).Any(line => line.TrimStart().StartsWith('>'));
        for (var i = 0; i < (isQuoted ? quotedTo + 1 : lines.Length) && i < lines.Length; i++)
            if ((isQuoted && i == quotedTo) || Begins(lines[i], i + 1 < lines.Length ? lines[i + 1] : ""))
                return string.Join('\n', lines[..i]).TrimEnd() is { Length: > 0 } kept ? kept : text;
        return text;
    }

    // "On Mon, 2 Mar 2026 at 10:00, Help <help@…> wrote:", which may go on in the next line; "-----Original Message-----"; "________" above "From:"; "-- " above a signature.
    private static bool Begins(string line, string next) =>
        line.TrimEnd() == "--"
        || (line.StartsWith("--", StringComparison.Ordinal) && Separators.Any(s => line.Contains(s, StringComparison.OrdinalIgnoreCase)))
        || (line.Length >= 20 && line.Trim('_', ' ').Length == 0 && line.Contains('_') && Senders.Any(s => next.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
        || (Openings.Any(o => line.StartsWith(o, StringComparison.OrdinalIgnoreCase)) && (Attributes(line) || Attributes($"{line} {next}")));

    private static bool Attributes(string line) =>
        line.Length <= 500 && line.TrimEnd().EndsWith(':') && line.Any(char.IsAsciiDigit) && Verbs.Any(v => line.Contains(v, StringComparison.OrdinalIgnoreCase));
}
