namespace Platform;

public class TagWordsTests
{
    private static readonly Refusal Malformed = Refusal.Invalid("thing.tag-malformed", TagWords.Rule);

    [Theory]
    [InlineData("has blank"), InlineData("semi;colon"), InlineData("=cmd"), InlineData("a\u202Eb")]
    public void What_is_no_plain_word_is_refused(string tag) => Assert.Equal(Malformed, TagWords.Tidy([tag], 2, Malformed).Refusal);

    [Fact]
    public void Words_are_kept_in_small_letters_once_and_in_order() => Assert.Equal(["cold", "étage-2"], TagWords.Tidy([" Étage-2", "COLD", "cold", ""], 2, Malformed).Value!);

    [Fact]
    public void A_word_has_forty_letters_at_most()
    {
        Assert.Null(TagWords.Tidy([new string('a', TagWords.Longest)], 2, Malformed).Refusal);
        Assert.Equal(Malformed, TagWords.Tidy([new string('a', TagWords.Longest + 1)], 2, Malformed).Refusal);
    }

    [Fact]
    public void More_words_than_a_record_may_have_are_refused() => Assert.Equal(Malformed, TagWords.Tidy(["a", "b", "c"], 2, Malformed).Refusal);
}
