namespace Platform.Hosting.Privacy;

public class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-12.5", "-12.5")]
    public void A_cell_is_shown_as_it_is_and_never_executed(string text, string cell) => Assert.Equal(cell, Csv.Line(text));

    [Fact]
    public void Empty_cells_keep_their_place() => Assert.Equal(",b,,d", Csv.Line(null, "b", "", "d"));
}
