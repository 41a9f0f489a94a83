using System.Globalization;

namespace Platform.Benchmarks.Knowledge;

/// <summary>
/// Texts as people write them, without anybody's texts: real words where it counts, made-up ones for the long tail, each as frequent as Zipf's law has it. An article is about
/// something: a few words come again and again in it, and who asks uses some of them, in other company, in other forms, and with a slip now and then.
/// </summary>
internal sealed class ArticleWords
{
    private const int Vocabulary = 40_000, Topics = 8_000;
    private const double Exponent = 1.07;

    private const string Frequent = """
        the of and to a in is you that it for on are with as this be at or from when have by not can will if all there which your one do how we out up then so an time its about other into has more
        see number way could than first been call who now find long down day did get come made may part over new after work only little place year back give most very thing name good sentence
        man think say great where help through much before line right too mean old any same tell boy follow came want show also around form three small set put end does another well large must
        big even such because turn here why ask went men read need land different home us move try kind hand picture again change off play spell air away animal house point page letter mother
        answer found study still learn should world high every near add food between own below country plant last school father keep tree never start city earth eye light thought head under story
        """;

    private const string Trade = """
        lift door badge turnstile elevator heating radiator thermostat cooling pump valve boiler filter fan ventilation duct leak pipe drain roof window lock key card reader camera alarm sensor battery
        charger laptop screen keyboard printer toner paper tray scanner network cable router switch socket fuse breaker light lamp ballast meter invoice order delivery quote contract warranty repair
        spare part motor belt bearing brake rope cabin landing button display code error restart update firmware password account mailbox folder file disk backup license server phone headset tablet
        barrier parking gate intercom fence patrol guard visitor reception cleaning waste canteen kitchen dishwasher coffee machine desk chair meeting room projector microphone speaker stairwell corridor
        basement garage ladder extinguisher sprinkler smoke detector evacuation plan drill inspection certificate maintenance schedule technician supplier pressure temperature humidity noise smell vibration
        rust crack stain flicker stuck jammed broken loose blocked frozen overheating slow silent missing wrong late damaged swollen burnt wet dirty
        """;

    private static readonly string[] Beginnings = ["b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "pr", "r", "s", "st", "str", "t", "tr", "v", "w"];
    private static readonly string[] Middles = ["a", "e", "i", "o", "u", "ai", "ea", "oo", "ou"];
    private static readonly string[] Ends = ["b", "ck", "d", "g", "l", "ll", "m", "n", "nd", "nt", "p", "r", "rd", "rt", "sk", "st", "t", "x"];

    private readonly string[] _words;
    private readonly double[] _upTo;
    private readonly int[][] _topics;

    public ArticleWords(int seed)
    {
        var chance = new Random(seed);
        var trade = Split(Trade);
        chance.Shuffle(trade);
        // What everybody says is most frequent, then the words of the trade among those that only some use.
        var words = new List<string>(Split(Frequent));
        var known = words.Concat(trade).ToHashSet();
        words.AddRange(trade);
        while (words.Count < Vocabulary)
            if (Make(chance) is var word && known.Add(word)) words.Add(word);
        _words = [.. words];

        _upTo = new double[_words.Length];
        for (var (i, sum) = (0, 0.0); i < _words.Length; i++) _upTo[i] = sum += Math.Pow(i + 2.7, -Exponent);

        var common = Split(Frequent).Length;
        _topics = [.. Enumerable.Range(0, Topics).Select(_ => Enumerable.Range(0, 14).Select(n => n < 5 ? common + chance.Next(trade.Length) : common + trade.Length + Draw(chance) % (Vocabulary - common - trade.Length)).ToArray())];
    }

    /// <summary>An article of this topic: its title and some 60 to 400 words.</summary>
    public (string Title, string Body) Article(Random chance, int topic) => (Text(chance, topic, chance.Next(4, 9), 0.6), Text(chance, topic, 60 + (int)(340 * Math.Pow(chance.NextDouble(), 2)), 0.22));

    /// <summary>What somebody types who needs an article of this topic, so far: fewer words of it, other words, other forms, and a slip now and then.</summary>
    public (string Subject, string Description) Question(Random chance, int topic) =>
        (Slipped(chance, Text(chance, topic, chance.Next(2, 8), 0.45)), chance.Next(4) == 0 ? "" : Slipped(chance, Text(chance, topic, chance.Next(5, 90), 0.15)));

    public static int AnyTopic(Random chance) => chance.Next(Topics);

    private string Text(Random chance, int topic, int length, double shareOfTopic) => string.Join(' ', Enumerable.Range(0, length).Select(n =>
    {
        var word = _words[chance.NextDouble() < shareOfTopic ? _topics[topic][chance.Next(_topics[topic].Length)] : Draw(chance)];
        var formed = word.Length > 3 && chance.Next(5) == 0 ? word + (chance.Next(2) == 0 ? "s" : "ing") : word;
        return n == 0 ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(formed) : n % 13 == 12 ? formed + "." : formed;
    }));

    // One word in thirty has two of its letters exchanged.
    private static string Slipped(Random chance, string text) => string.Join(' ', text.Split(' ').Select(word =>
        word.Length < 5 || chance.Next(30) > 0 ? word : chance.Next(1, word.Length - 2) is var at ? $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}" : word));

    private int Draw(Random chance) => Array.BinarySearch(_upTo, chance.NextDouble() * _upTo[^1]) is var at && at < 0 ? Math.Min(~at, _upTo.Length - 1) : at;

    private static string Make(Random chance) => string.Concat(Enumerable.Range(0, chance.Next(1, 4)).Select(_ => Any(chance, Beginnings) + Any(chance, Middles))) + Any(chance, Ends);

    private static string Any(Random chance, string[] of) => of[chance.Next(of.Length)];
    private static string[] Split(string words) => [.. words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
