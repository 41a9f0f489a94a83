using System.Net.Mail;

namespace Platform.Hosting.Mail;

public class LetterTests
{
    private static readonly MailAddress From = new("post@platform.example");

    [Fact]
    public void A_letter_of_its_own_says_that_nobody_wrote_it()
    {
        using var letter = Letter.Write(Guid.NewGuid(), new("ada@north.example", "Hello", "Hello"), From);
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
    }

    [Fact]
    public void A_letter_of_a_conversation_names_what_it_answers_and_where_answers_go()
    {
        using var letter = Letter.Write(Guid.NewGuid(), Mail(new("3@acme.example", "2@north.example", ["1@north.example", "2@north.example"], "help+r-1@acme.example")), From);
        Assert.Equal(("<3@acme.example>", "<2@north.example>", "<1@north.example> <2@north.example>"), (letter.Headers["Message-ID"], letter.Headers["In-Reply-To"], letter.Headers["References"]));
        Assert.Equal("help+r-1@acme.example", Assert.Single(letter.ReplyToList).Address);
        Assert.Null(letter.Headers["Auto-Submitted"]);
    }

    [Fact]
    public void An_automatic_letter_of_a_conversation_says_so()
    {
        using var letter = Letter.Write(Guid.NewGuid(), Mail(new("3@acme.example", null, [], "help@acme.example", IsAutomatic: true)), From);
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
    }

    [Theory]
    [InlineData("a@b\r\nBcc: c@d.example"), InlineData("a b@c.example"), InlineData("a>@c.example"), InlineData("")]
    public void An_id_that_could_write_a_header_is_left_out(string id)
    {
        using var letter = Letter.Write(Guid.NewGuid(), Mail(new(id, id, [id, "1@north.example"], "help@acme.example")), From);
        Assert.Equal(("<1@north.example>", null), (letter.Headers["References"], letter.Headers["In-Reply-To"]));
        Assert.Null(letter.Headers["Bcc"]);
    }

    private static Mail Mail(MailThread thread) => new("ada@north.example", "Hello", "Hello") { Thread = thread };
}
