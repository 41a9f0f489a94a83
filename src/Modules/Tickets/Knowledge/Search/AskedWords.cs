using System.Text.RegularExpressions;

namespace Platform.Tickets.Knowledge.Search;

/// <summary>The words somebody wrote, each once, those of the subject first: what suggestions are looked up by.</summary>
internal sealed partial record AskedWords(string[] Words, int OfSubject)
{
    private const int Most = 100, LongestRead = 4_000, LongestWord = 60;

    public static AskedWords In(string subject, string text)
    {
        var (seen, words) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<string>());
        Add(subject);
        var ofSubject = words.Count;
        Add(text);
        return new([.. words], ofSubject);

        void Add(string written)
        {
            foreach (var match in Word().EnumerateMatches(written.AsSpan(0, Math.Min(written.Length, LongestRead))))
                if (words.Count < Most && match.Length <= LongestWord && written.Substring(match.Index, match.Length) is var word && seen.Add(word)) words.Add(word);
        }
    }

    // "Wi-Fi" and "don't" are one word each; PostgreSQL takes them apart where it knows better.
    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+(?:['’-][\p{L}\p{M}\p{Nd}]+)*")]
    private static partial Regex Word();
}
