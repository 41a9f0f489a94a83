namespace Platform.Tickets.Knowledge.Search;

/// <summary>The words of a text that are spelled much like one that was sought: what a slip of the pen found, so that it can be marked. Alike is as in PostgreSQL's pg_trgm.</summary>
internal static class AlikeWords
{
    private const double Least = 0.45;
    private const int LongestRead = 4_000;

    public static IEnumerable<string> In(string text, IReadOnlyCollection<string> sought)
    {
        var wanted = sought.Select(word => (Word: word, Trigrams: Trigrams(word))).ToList();
        foreach (var word in AskedWords.In("", text.Length > LongestRead ? text[..LongestRead] : text).Words)
        {
            var own = Trigrams(word);
            if (wanted.Any(w => Similarity(own, w.Trigrams) >= Least)) yield return word;
        }
    }

    /// <summary>From 0 to 1: the share of all trigrams of both that both have.</summary>
    public static double Similarity(string one, string other) => Similarity(Trigrams(one), Trigrams(other));

    private static double Similarity(HashSet<string> one, HashSet<string> other)
    {
        var both = one.Count(other.Contains);
        return both == 0 ? 0 : (double)both / (one.Count + other.Count - both);
    }

    // "cat" has "  c", " ca", "cat" and "at ".
    private static HashSet<string> Trigrams(string word)
    {
        var padded = $"  {word.ToLowerInvariant()} ";
        return [.. Enumerable.Range(0, padded.Length - 2).Select(at => padded.Substring(at, 3))];
    }
}
