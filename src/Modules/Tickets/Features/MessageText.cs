using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Tickets.Features;

/// <summary>What people wrote, as text. Messages are never kept or shown as HTML, so nothing in one can run.</summary>
internal static partial class MessageText
{
    /// <summary>Without what cannot be seen and could reorder what is; line ends as one character.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
            if (c is '\n' or '\t' || !(char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF')) tidy.Append(c);
        return tidy.ToString().Trim();
    }

    /// <summary>The words of an HTML document: what is marked up as prose, without scripts, styles and tags.</summary>
    public static string OfHtml(string html)
    {
        var words = Invisible().Replace(html, " ");
        words = Break().Replace(words, "\n");
        words = Tag().Replace(words, "");
        return Tidy(Lines().Replace(Spaces().Replace(WebUtility.HtmlDecode(words), " "), "\n\n"));
    }

    [GeneratedRegex(@"<!--.*?(-->|\z)|<(script|style|head|title|template|noscript|iframe|object|svg|math)\b.*?(</\2\s*>|\z)", RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"<(br|/p|/div|/li|/tr|/h[1-6]|/blockquote)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"<[^>]*(>|\z)")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t\u00A0]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\n\s*\n\s*")]
    private static partial Regex Lines();
}
