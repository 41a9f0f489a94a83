namespace Platform.Hosting.Mail;

public class MailTests
{
    [Theory]
    [InlineData(""), InlineData("nobody"), InlineData("a@b.example\r\nBcc: c@d.example"), InlineData("a@b.example, c@d.example"), InlineData("Ada <a@b.example>")]
    public void It_goes_to_exactly_one_address(string to) => Assert.Throws<ArgumentException>(() => new Mail(to, "Hello", "Hello"));

    [Fact]
    public void A_line_break_in_its_subject_writes_no_header() =>
        Assert.Equal("Hello  Bcc: c@d.example", new Mail("a@b.example", "Hello\r\nBcc: c@d.example", "").Subject);

    [Fact]
    public void It_does_not_print_what_it_says() => Assert.DoesNotContain("token", new Mail("a@b.example", "Reset", "https://x/?token=1").ToString(), StringComparison.Ordinal);
}
