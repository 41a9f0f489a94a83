namespace Platform.Tickets.Knowledge.Search;

public sealed class AskedWordsTests
{
    [Fact]
    public void Each_word_is_asked_once_those_of_the_subject_first()
    {
        var asked = AskedWords.In("Lift: lift STUCK!", "The lift's door is stuck, wi-fi too");
        Assert.Equal(["Lift", "STUCK", "The", "lift's", "door", "is", "wi-fi", "too"], asked.Words);
        Assert.Equal(2, asked.OfSubject);
    }

    [Fact]
    public void Of_a_very_long_text_the_beginning_is_read() =>
        Assert.Equal(100, AskedWords.In("", string.Join(' ', Enumerable.Range(0, 10_000))).Words.Length);

    [Fact]
    public void A_word_nobody_could_say_is_no_word() => Assert.Empty(AskedWords.In(new string('x', 5_000), "").Words);
}
