namespace Platform.Tickets.Domain.Sentiments;

public sealed class SentimentTests
{
    [Theory]
    [InlineData("This is unacceptable. I am waiting for the third time, nobody answers!")]
    [InlineData("I am very disappointed with your service.")]
    [InlineData("Das ist eine Unverschämtheit, ich warte immer noch!")]
    [InlineData("Ich bin gar nicht zufrieden und ziemlich enttäuscht.")]
    [InlineData("not good, not helpful, not quick")]
    public void Who_is_upset_sounds_so(string text) => Assert.Equal(Tone.Negative, Sentiment.Of(text).Tone);

    [Theory]
    [InlineData("Thanks, that was really quick and helpful!")]
    [InlineData("Vielen Dank, hat super geholfen.")]
    public void Who_is_content_sounds_so(string text) => Assert.Equal(Tone.Positive, Sentiment.Of(text).Tone);

    [Theory]
    [InlineData("The door on level 2 is broken and water leaks from the pipe.")]
    [InlineData("Die Heizung im dritten Stock ist ausgefallen.")]
    [InlineData("Please reset the password of the printer account.")]
    [InlineData("")]
    [InlineData("123 !!! ???")]
    public void Who_names_a_fault_is_not_upset_for_that(string text) => Assert.Equal(Tone.Neutral, Sentiment.Of(text).Tone);

    [Fact]
    public void Not_turns_a_word_round() => Assert.True(Sentiment.Of("that is not helpful").Score < 0 && Sentiment.Of("that is helpful").Score > 0);

    [Fact]
    public void Very_says_more_and_somewhat_says_less()
    {
        Assert.True(Sentiment.Of("I am very annoyed").Score < Sentiment.Of("I am annoyed").Score);
        Assert.True(Sentiment.Of("I am somewhat annoyed").Score > Sentiment.Of("I am annoyed").Score);
    }

    [Fact]
    public void Shouting_says_more_unless_everything_is_shouted()
    {
        Assert.True(Sentiment.Of("this is TERRIBLE work").Score < Sentiment.Of("this is terrible work").Score);
        Assert.Equal(Sentiment.Of("this is terrible work").Score, Sentiment.Of("THIS IS TERRIBLE WORK").Score);
    }

    [Fact]
    public void The_strongest_words_say_why() => Assert.Equal(["outrageous", "waiting"], Sentiment.Of("I am waiting. Outrageous, outrageous!").Because.Select(word => word.ToLowerInvariant()));

    [Fact]
    public void However_long_a_text_is_it_stays_within_bounds() => Assert.InRange(Sentiment.Of(string.Concat(Enumerable.Repeat("furious! ", 50_000))).Score, -1, -0.9);
}
