using System.Text.RegularExpressions;

namespace Platform;

/// <summary>Words people hang on records to find them by: in small letters, each once, in order.</summary>
public static partial class TagWords
{
    public const int Longest = 40;
    public const string Rule = "A tag has 1 to 40 letters, digits or the characters _ . : / -";

    /// <summary>The tags as they are kept, or the refusal where there are too many of them or one is no such word.</summary>
    public static Outcome<string[]> Tidy(IEnumerable<string> tags, int most, Refusal malformed)
    {
        string[] tidy = [.. tags.Select(t => t.Trim().ToLowerInvariant()).Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        return tidy.Length <= most && tidy.All(t => Tag().IsMatch(t)) ? tidy : malformed;
    }

    [GeneratedRegex(@"^[\p{L}\p{M}\p{Nd}_.:/-]{1,40}\z")]
    private static partial Regex Tag();
}
