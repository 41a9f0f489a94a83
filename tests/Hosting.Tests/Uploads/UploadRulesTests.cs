using System.Text;

namespace Platform.Hosting.Uploads;

public class UploadRulesTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];

    [Fact]
    public void A_picture_that_is_one_is_taken_under_our_own_type() =>
        Assert.Equal(new CheckedUpload("roof.png", "image/png", 10), UploadRules.Pictures.Check("roof.png", 10, Png).Value);

    [Fact]
    public void An_ending_counts_whatever_its_case() => Assert.Null(UploadRules.Pictures.Check("ROOF.PNG", 10, Png).Refusal);

    [Theory, InlineData("<html><script>alert(1)</script>"), InlineData("MZ\u0090"), InlineData("GIF89a")]
    public void Content_that_is_not_what_the_name_says_is_refused(string content) =>
        Assert.Equal("upload.not-what-it-says", Code(UploadRules.Pictures, "roof.png", Encoding.Latin1.GetBytes(content)));

    [Theory, InlineData("page.html"), InlineData("logo.svg"), InlineData("run.exe"), InlineData("invoice.pdf.exe"), InlineData("README"), InlineData("macro.xlsm")]
    public void Other_kinds_are_refused(string name) => Assert.Equal("upload.kind-not-taken", Code(UploadRules.Attachments, name, Png));

    [Fact]
    public void Text_is_taken_even_where_a_letter_is_cut_at_the_end_of_the_first_bytes() => Assert.Null(Code(UploadRules.Attachments, "notes.txt", "Grüße aus Köl"u8[..^1].ToArray().Append((byte)0xC3).ToArray()));

    [Theory, InlineData(new byte[] { 0, 1, 2 }), InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0 }), InlineData(new byte[] { 0x41, 0x1B, 0x5B })]
    public void What_only_calls_itself_text_is_refused(byte[] content) => Assert.Equal("upload.not-what-it-says", Code(UploadRules.Attachments, "notes.csv", content));

    [Fact]
    public void Too_much_is_refused_before_it_is_read() => Assert.Equal("upload.too-large", UploadRules.Pictures.Check("roof.png", 6 * 1024 * 1024, Png).Refusal?.Code);

    [Fact]
    public void Nothing_is_refused() => Assert.Equal("upload.empty", UploadRules.Pictures.Check("roof.png", 0, Array.Empty<byte>()).Refusal?.Code);

    private static string? Code(UploadRules rules, string name, byte[] content) => rules.Check(name, content.Length, content).Refusal?.Code;
}
