namespace Platform.Tickets.Knowledge.Search;

/// <summary>How PostgreSQL reads a language: which words are one, and which say nothing. Languages it does not know are read word by word.</summary>
internal static class TextLanguage
{
    private const string Unknown = "simple";

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = "arabic", ["hy"] = "armenian", ["eu"] = "basque", ["ca"] = "catalan", ["da"] = "danish", ["nl"] = "dutch", ["en"] = "english", ["fi"] = "finnish", ["fr"] = "french", ["de"] = "german",
        ["el"] = "greek", ["hi"] = "hindi", ["hu"] = "hungarian", ["id"] = "indonesian", ["ga"] = "irish", ["it"] = "italian", ["lt"] = "lithuanian", ["ne"] = "nepali", ["no"] = "norwegian",
        ["nb"] = "norwegian", ["nn"] = "norwegian", ["pt"] = "portuguese", ["ro"] = "romanian", ["ru"] = "russian", ["sr"] = "serbian", ["es"] = "spanish", ["sv"] = "swedish", ["ta"] = "tamil",
        ["tr"] = "turkish", ["yi"] = "yiddish",
    };

    /// <summary>The text search configuration of a BCP 47 tag: "english" for "en-GB".</summary>
    public static string Of(string tag) => Known.GetValueOrDefault(tag.Split('-')[0], Unknown);
}
