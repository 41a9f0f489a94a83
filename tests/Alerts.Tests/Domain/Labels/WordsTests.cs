using System.Text;
using System.Text.Json;

namespace Platform.Alerts.Domain.Labels;

/// <summary>Words are in memory once, and never another than was said.</summary>
public class WordsTests
{
    [Fact]
    public void A_word_that_comes_again_is_the_same_one()
    {
        var word = $"w{Guid.NewGuid():n}";
        // Another test may make it forget the word in between.
        Assert.Contains(Enumerable.Range(0, 100), _ => ReferenceEquals(Words.Of(word), Words.Of(word.AsSpan())));
    }

    [Fact]
    public void Words_are_what_was_said_however_many_there_are() =>
        Assert.All(Enumerable.Range(0, 50_000).Select(n => $"device-{n}"), word => Assert.Equal(word, Words.Of(word)));

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\u00e9\\n\"", "aé\n")]
    [InlineData("\"😀\"", "😀")]
    public void A_text_in_json_is_read_as_it_is_meant(string json, string meant) => Assert.Equal(meant, Read(json));

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(5_000)]
    public void A_text_may_be_long(int length) => Assert.Equal(new string('ä', length), Read($"\"{new string('ä', length)}\""));

    private static string Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return Words.Of(ref reader);
    }
}
