using System.IO.Compression;
using System.Text;

namespace Platform.Hosting.Tables;

public class WorkbookTests
{
    private const string Book = """<workbook xmlns:r="r"><sheets><sheet name="Hidden" state="hidden" r:id="r9"/><sheet name="Devices" r:id="r1"/></sheets></workbook>""";

    private const string Relations = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>
        """;

    [Fact]
    public void Shared_and_written_texts_numbers_and_results_are_read_where_they_stand()
    {
        using var table = Open(
            """
            <worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>here</t></is></c></row>
            <row r="4"><c r="B4"><v>1.2345678901E10</v></c><c r="C4"><v>2.50</v></c><c r="D4" t="b"><v>1</v></c><c r="E4" t="str"><f>1+1</f><v>two</v></c><c r="XFD4" s="1"/></row></sheetData></worksheet>
            """, "<sst><si><r><t>sha</t></r><r><t>red</t></r><rPh><t>spoken</t></rPh></si></sst>");
        var rows = table.Rows().ToList();
        Assert.Equal("Devices", table.Format.Sheet);
        Assert.Equal(["shared", "", "here"], rows[0].Cells);
        Assert.Equal(["", "12345678901", "2.50", "true", "two"], rows[1].Cells);
        Assert.Equal([1, 4], rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><row><c t="str"><v>&a;</v></c></row></worksheet>""")]
    [InlineData("<worksheet><row><c r=\"A1\" t=\"s\"><v>99</v></c></row></worksheet>")]
    [InlineData("<worksheet><row><c r=\"17\"><v>1</v></c></row></worksheet>")]
    [InlineData("<worksheet><row><c")]
    public void A_workbook_no_program_wrote_is_refused(string sheet) => Assert.Equal("table.malformed", Refused(() => Open(sheet)));

    [Fact]
    public void A_value_far_out_is_refused() => Assert.Equal("table.too-many-columns", Refused(() => Open("<worksheet><row><c r=\"XFD1\"><v>1</v></c></row></worksheet>")));

    [Fact]
    public void What_unpacks_to_more_than_is_taken_is_refused_while_it_is_read()
    {
        var bomb = $"<worksheet><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>{new string(' ', 65 * 1024 * 1024)}</worksheet>";
        Assert.Equal("table.too-much", Refused(() => Open(bomb)));
    }

    [Fact]
    public void An_archive_of_thousands_of_parts_is_refused_unopened()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < 2_500; i++) zip.CreateEntry($"{i}");
        Assert.Equal("table.too-many-parts", Refused(() => Table.Open(file)));
    }

    [Fact]
    public void What_only_begins_like_an_archive_is_refused() => Assert.Equal("table.malformed", Refused(() => Table.Open(new MemoryStream([.. "PK\u0003\u0004"u8, .. new byte[100]]))));

    private static string Refused(Func<Table> open) => Assert.Throws<TableRefusedException>(() =>
    {
        using var table = open();
        _ = table.Rows().Count();
    }).Refusal.Code;

    private static Table Open(string sheet, string strings = "<sst/>")
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (part, text) in new[] { ("xl/workbook.xml", Book), ("xl/_rels/workbook.xml.rels", Relations), ("xl/worksheets/sheet1.xml", sheet), ("xl/sharedStrings.xml", strings) })
            {
                using var writer = new StreamWriter(zip.CreateEntry(part).Open(), Encoding.UTF8);
                writer.Write(text);
            }

        return Table.Open(file);
    }
}
