using System.Collections.Frozen;

namespace Platform.Tickets.Domain.Sentiments;

/// <summary>Words that say how somebody feels about the help they get, from -4 to 4, in English and German; what names a mere fault ("broken", "leak") is a reason to write, not a feeling.</summary>
internal static class SentimentWords
{
    private const double More = 0.293;

    private static readonly FrozenDictionary<string, double> Worths = Read(new()
    {
        [-3.2] = "disgusting disgrace disgraceful furious outrageous scandal scandalous unbelievable appalling lawsuit skandal skandalös empörend ekelhaft unverschämt unverschämtheit frechheit wütend anwalt",
        [-2.7] = "unacceptable terrible horrible awful worst angry incompetent useless ridiculous hate dreadful inakzeptabel unzumutbar furchtbar schrecklich katastrophe katastrophal unfähig lächerlich hasse nutzlos sauerei",
        [-2.1] = "frustrated frustrating annoyed annoying disappointed disappointing upset ignored complain complaint complaints neglected unprofessional rude poor bad worse enttäuscht enttäuschend verärgert ärgerlich nervt genervt ignoriert beschwerde beschweren beschwere unprofessionell schlecht schlechter miserabel",
        [-1.5] = "unhappy unsatisfied dissatisfied impatient sad worried worrying afraid danger dangerous waste wasted pointless finally unzufrieden ungeduldig traurig besorgt sorge sorgen gefährlich verschwendet sinnlos endlich",
        [-1.0] = "again still waiting delay delayed late unfortunately reminder third wieder immer warte warten gewartet verspätet leider erinnerung mahnung dritte",
        [1.0] = "ok okay fine works thanks passt funktioniert danke",
        [1.7] = "good glad helpful helped friendly nice quick quickly kind happy polite solved gut froh hilfreich geholfen freundlich nett schnell zufrieden höflich gelöst bedanken",
        [2.4] = "great thank pleased appreciate appreciated love satisfied super toll klasse dankbar prima freut freue bestens",
        [3.1] = "excellent amazing fantastic perfect wonderful awesome brilliant outstanding best ausgezeichnet hervorragend fantastisch perfekt wunderbar großartig spitze beste",
    });

    private static readonly FrozenSet<string> Turners = Set(
        "not no never none nobody nothing neither nor without isn't wasn't aren't weren't don't doesn't didn't won't can't cannot couldn't wouldn't hardly barely nicht kein keine keinen keiner keinem nie niemals niemand nichts ohne weder kaum");

    private static readonly FrozenSet<string> Strengtheners = Set("very really extremely absolutely completely totally utterly so too highly sehr wirklich extrem absolut völlig total zu höchst überaus");
    private static readonly FrozenSet<string> Weakeners = Set("slightly somewhat little bit rather fairly quite etwas bisschen ziemlich eher leicht");

    public static double? Worth(string word) => Worths.TryGetValue(Plain(word), out var worth) ? worth : null;

    public static bool Turns(string word) => Turners.Contains(Plain(word));

    /// <summary>How much more, or less, the word after it says.</summary>
    public static double? Strengthens(string word) => Strengtheners.Contains(Plain(word)) ? More : Weakeners.Contains(Plain(word)) ? -More : null;

    private static string Plain(string word) => word.Replace('’', '\'');

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, double> Read(Dictionary<double, string> words) => words
        .SelectMany(of => of.Value.Split(' ').Select(word => (Word: word, Worth: of.Key))).ToFrozenDictionary(one => one.Word, one => one.Worth, StringComparer.OrdinalIgnoreCase);
}
