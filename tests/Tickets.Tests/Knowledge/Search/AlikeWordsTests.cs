namespace Platform.Tickets.Knowledge.Search;

public class AlikeWordsTests
{
    // By hand: "word" has 5 trigrams, "words" 6, of which 4 are in both.
    [Theory]
    [InlineData("word", "words", 4 / 7.0), InlineData("cat", "CAT", 1), InlineData("cat", "dog", 0)]
    public void Words_are_as_alike_as_PostgreSQL_finds_them(string one, string other, double alike) => Assert.Equal(alike, AlikeWords.Similarity(one, other), 9);

    [Fact]
    public void A_slip_of_the_pen_is_found_as_the_text_spells_it() =>
        Assert.Equal(["turnstile"], AlikeWords.In("My badge does not open the door or turnstile", ["turnstyle"]));

    [Fact]
    public void What_is_not_alike_is_not_found() => Assert.Empty(AlikeWords.In("The lift stands still", ["printer"]));
}
