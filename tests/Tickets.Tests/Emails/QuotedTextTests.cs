namespace Platform.Tickets.Emails;

public class QuotedTextTests
{
    [Theory]
    [InlineData("Thanks.\n\nOn Mon, 2 Mar 2026 at 10:00, Help <help@acme.example> wrote:\n> Hello\n> there")]
    [InlineData("Thanks.\n\nAm 02.03.2026 um 10:00 schrieb Help <help@acme.example>:\n> Hallo")]
    [InlineData("Thanks.\n\nOn Mon, 2 Mar 2026 at 10:00, A Very Long Name At A Very Long Company\n<help@acme.example> wrote:\n\n> Hello")]
    [InlineData("Thanks.\n\n-----Original Message-----\nFrom: Help\nHello")]
    [InlineData("Thanks.\n\n________________________________\nFrom: Help <help@acme.example>\nHello")]
    [InlineData("Thanks.\n-- \nAda Example\nExample Ltd")]
    [InlineData("Thanks.\n\n> Hello\n>\n> there")]
    public void What_is_repeated_is_cut(string text) => Assert.Equal("Thanks.", QuotedText.Cut(text));

    [Theory]
    [InlineData("Nothing but words.")]
    [InlineData("> quoted first\nand answered below it")]
    [InlineData("> only quoted")]
    [InlineData("On Monday I wrote down what happened.\nIt was raining.")]
    public void What_is_new_stays(string text) => Assert.Equal(text, QuotedText.Cut(text));
}
