using System.Reflection;

namespace Platform.Hosting.Help;

/// <summary>
/// An article of the help centre, as it lies in <c>docs/help</c>: a head of "name: value" lines between two lines of dashes, then Markdown.
/// </summary>
public sealed record HelpArticle(string Slug, string Title, string Summary, IReadOnlyList<string> Roles, string Keywords, int Order, string Markdown)
{
    private const string Prefix = "help/";

    /// <summary>The articles this build brought along, in reading order.</summary>
    public static IReadOnlyList<HelpArticle> All { get; } =
    [
        .. from name in typeof(HelpArticle).Assembly.GetManifestResourceNames()
           where name.StartsWith(Prefix, StringComparison.Ordinal)
           let article = Parse(name[Prefix.Length..^".md".Length], Read(name))
           orderby article.Order, article.Title
           select article,
    ];

    public static HelpArticle Parse(string slug, string text)
    {
        var parts = text.ReplaceLineEndings("\n").Split("---\n", 3);
        if (parts.Length < 3 || parts[0].Length > 0) throw new FormatException($"The article {slug} needs a head between two lines of dashes.");
        var head = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).ToDictionary(l => l[0], l => l[1]);
        return new(slug, head["title"], head["summary"], [.. head.GetValueOrDefault("roles", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            head.GetValueOrDefault("keywords", ""), int.Parse(head.GetValueOrDefault("order", "100")), parts[2].Trim());
    }

    /// <summary>How well the article answers these words: 0 when one of them is nowhere in it. A word in the title counts most.</summary>
    public int Score(IReadOnlyList<string> words)
    {
        var score = 0;
        foreach (var word in words)
        {
            var found = Times(Title, word) * 20 + Times(Keywords, word) * 10 + Times(Summary, word) * 8 + Math.Min(Times(Markdown, word), 5);
            if (found == 0) return 0;
            score += found;
        }

        return score;
    }

    // Words are found by their beginning: "key" finds "keys", and "pi" does not find "api".
    private static int Times(string text, string word)
    {
        var times = 0;
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1])) times++;
        return times;
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
