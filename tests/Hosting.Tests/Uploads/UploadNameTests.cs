namespace Platform.Hosting.Uploads;

public class UploadNameTests
{
    [Theory, InlineData("report.pdf"), InlineData("Bericht März (2).pdf"), InlineData("写真.jpg"), InlineData("family 👩‍🚒.png", false), InlineData("🚒.png")]
    public void People_name_files_as_they_like(string name, bool taken = true) => Assert.Equal(taken, UploadName.Check(name).Refusal is null);

    [Theory]
    [InlineData("../../etc/passwd"), InlineData("..\\..\\boot.ini"), InlineData("/etc/passwd"), InlineData("C:\\autoexec.bat"), InlineData("a/b.png"), InlineData("file.txt::$DATA")]
    [InlineData("a\0.png"), InlineData("a\r\nContent-Type: text/html.png"), InlineData("a\u001b[2J.png"), InlineData("invoice\u202Efdp.exe"), InlineData("a\u200B.png")]
    [InlineData(".htaccess"), InlineData("trailing."), InlineData("a..png"), InlineData("con.txt"), InlineData("NUL"), InlineData("Com1.tar.gz"), InlineData(""), InlineData("   ")]
    public void A_name_that_is_a_path_a_trick_or_nothing_is_refused(string name) => Assert.NotNull(UploadName.Check(name).Refusal);

    [Fact]
    public void A_name_has_an_end() => Assert.NotNull(UploadName.Check(new string('a', 200) + ".png").Refusal);

    [Fact]
    public void Half_a_letter_is_none() => Assert.NotNull(UploadName.Check($"a{(char)0xD83D}.png").Refusal);
}
