using System.Text;

namespace Platform.Hosting.Tables;

public class TableTests
{
    public static TheoryData<byte[], string> Encoded => new()
    {
        { [.. Encoding.UTF8.GetBytes("name\nGerät")], "utf-8" },
        { [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("name\nGerät")], "utf-8" },
        { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("name\nGerät")], "utf-16" },
        { [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("name\nGerät")], "utf-16BE" },
        { Encoding.Unicode.GetBytes("name\nGerät"), "utf-16" },
        { Encoding.BigEndianUnicode.GetBytes("name\nGerät"), "utf-16BE" },
        { Encoding.Latin1.GetBytes("name\nGerät"), "windows-1252" },
    };

    [Theory, MemberData(nameof(Encoded))]
    public void A_text_is_read_whatever_its_encoding(byte[] file, string encoding)
    {
        using var table = Table.Open(new MemoryStream(file));
        Assert.Equal(encoding, table.Format.Encoding);
        Assert.Equal(["name", "Gerät"], table.Rows().Select(r => r.Cells[0]));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", ",")]
    [InlineData("a;b\n1,5;2\n3,5;4\n", ";")]
    [InlineData("a\tb\n1\t2\n", "\t")]
    [InlineData("a|b\n1|2\n", "|")]
    [InlineData("sep=;\na;b\n", ";")]
    [InlineData("\"a, b, c\";d\n1;2\n", ";")]
    public void The_separator_is_the_sign_that_divides_evenly(string text, string separator)
    {
        using var table = Open(text);
        Assert.Equal(separator, table.Format.Separator);
        Assert.All(table.Rows(), row => Assert.Equal(2, row.Cells.Length));
    }

    [Fact]
    public void Quotation_marks_hold_separators_line_breaks_and_themselves() =>
        Assert.Equal(["a,b", "line\r\nbreak", "say \"hi\"", "12\" pipe", "x\"y"], Rows("\"a,b\",\"line\r\nbreak\",\"say \"\"hi\"\"\",\"12\"\" pipe\",x\"y\n")[0].Cells);

    [Fact]
    public void Rows_know_the_line_they_begin_at()
    {
        var rows = Rows("a\n\n\"two\nlines\"\r\nlast\rold");
        Assert.Equal([1, 3, 5, 6], rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("a\n\"never closed\n", "table.quote-not-closed")]
    [InlineData("a\nb\0c", "table.not-text")]
    public void What_is_no_table_is_refused_where_it_is_wrong(string text, string code) => Assert.Equal(code, Refused(text));

    [Fact]
    public void A_cell_without_end_is_refused_before_it_fills_the_memory() => Assert.Equal("table.cell-too-long", Refused(new string('x', TableLimits.LongestCell + 1)));

    [Fact]
    public void A_row_without_end_is_refused_before_it_fills_the_memory() => Assert.Equal("table.too-many-columns", Refused(new string(',', TableLimits.MostColumns)));

    [Fact]
    public void More_rows_than_are_taken_are_refused() => Assert.Equal("table.too-many-rows", Refused(string.Concat(Enumerable.Repeat("x\n", TableLimits.MostRows + 2))));

    [Fact]
    public void Nothing_has_no_rows() => Assert.Empty(Rows(",,\n , \n\n"));

    private static Table Open(string text) => Table.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static List<TableRow> Rows(string text)
    {
        using var table = Open(text);
        return [.. table.Rows()];
    }

    private static string Refused(string text) => Assert.Throws<TableRefusedException>(() => Rows(text)).Refusal.Code;
}
