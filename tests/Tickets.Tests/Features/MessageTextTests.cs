namespace Platform.Tickets.Features;

public class MessageTextTests
{
    [Theory]
    [InlineData("<p>Hello <b>there</b></p><p>Second</p>", "Hello there\nSecond")]
    [InlineData("<script>alert(1)</script>Fine", "Fine")]
    [InlineData("<SCRIPT SRC=x>alert(1)", "")]
    [InlineData("<img src=x onerror=alert(1)>Look", "Look")]
    [InlineData("a<style>p{}</style >b", "a b")]
    [InlineData("<!-- <script> -->text<!-- open", "text")]
    [InlineData("1 &lt; 2 &amp;&amp; x<br>y", "1 < 2 && x\ny")]
    [InlineData("<a href=\"javascript:alert(1)\">press</a", "press")]
    public void Html_becomes_the_words_in_it(string html, string words) => Assert.Equal(words, MessageText.OfHtml(html));

    [Fact]
    public void Characters_that_turn_text_around_are_left_out() => Assert.Equal("abc", MessageText.Tidy("a\u202Eb\u0000c\uFEFF"));

    [Fact]
    public void A_page_of_nothing_but_open_tags_is_read_to_its_end() => Assert.Equal("", MessageText.OfHtml(string.Concat(Enumerable.Repeat("<script><div", 5_000))));
}
