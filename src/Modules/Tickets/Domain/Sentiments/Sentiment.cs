using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Platform.Tickets.Domain.Sentiments;

/// <summary>How somebody sounds.</summary>
internal enum Tone { Negative, Neutral, Positive }

/// <summary>
/// How a message sounds, from -1 to 1, and the words that say so, the strongest first. Rules as of VADER (Hutto and Gilbert, 2014) over words of our own in English and
/// German: a word counts by its strength, more after "very", the other way round after "not", more when it is shouted; exclamation marks add to it.
/// </summary>
internal sealed partial record Sentiment(double Score, ImmutableArray<string> Because)
{
    public const int Longest = 4_000;

    private const int MostWords = 5, Reach = 3, MostMarks = 4;
    private const double Turned = -0.74, Shouted = 0.733, Mark = 0.292, Flattening = 15, Clear = 0.3;

    public static Sentiment Neutral { get; } = new(0, []);

    public Tone Tone => Score <= -Clear ? Tone.Negative : Score >= Clear ? Tone.Positive : Tone.Neutral;

    public static Sentiment Of(string text)
    {
        var read = text.Length > Longest ? text[..Longest] : text;
        var words = Word().Matches(read).Select(match => match.Value).ToList();
        var shouting = words.Any(IsShouted) && !words.All(word => IsShouted(word) || word.Length < 2);
        var found = new List<(string Word, double Worth)>();
        for (var i = 0; i < words.Count; i++)
        {
            if (SentimentWords.Worth(words[i]) is not { } worth) continue;
            if (shouting && IsShouted(words[i])) worth += Math.CopySign(Shouted, worth);
            var before = words[Math.Max(0, i - Reach)..i];
            foreach (var more in before.Select(SentimentWords.Strengthens)) worth += (more ?? 0) * Math.Sign(worth);
            found.Add((words[i], before.Any(SentimentWords.Turns) ? worth * Turned : worth));
        }

        if (found.Count == 0) return Neutral;
        var sum = found.Sum(one => one.Worth);
        sum += Math.CopySign(Mark * Math.Min(MostMarks, read.Count(c => c == '!')), sum);
        return new(Math.Round(sum / Math.Sqrt(sum * sum + Flattening), 3),
            [.. found.OrderByDescending(one => Math.Abs(one.Worth)).Select(one => one.Word).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)]);
    }

    private static bool IsShouted(string word) => word.Length > 1 && word.All(c => !char.IsLower(c)) && word.Any(char.IsUpper);

    [GeneratedRegex(@"\p{L}+(?:['’]\p{L}+)?")]
    private static partial Regex Word();
}
