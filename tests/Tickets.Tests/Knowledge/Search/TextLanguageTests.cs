namespace Platform.Tickets.Knowledge.Search;

public sealed class TextLanguageTests
{
    [Theory]
    [InlineData("en-GB", "english")]
    [InlineData("DE", "german")]
    [InlineData("ja", "simple")]
    public void A_language_without_rules_is_read_word_by_word(string tag, string read) => Assert.Equal(read, TextLanguage.Of(tag));
}
