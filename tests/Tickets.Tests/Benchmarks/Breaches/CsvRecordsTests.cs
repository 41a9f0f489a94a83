namespace Platform.Benchmarks.Breaches;

public class CsvRecordsTests
{
    [Fact]
    public void Quotes_hold_commas_quotes_and_line_breaks() => Assert.Equal([["a", "b,\"c\"\nd", "e"], ["f"]], Read("a,\"b,\"\"c\"\"\nd\",e\r\nf\n"));

    [Fact]
    public void Empty_fields_are_fields() => Assert.Equal([["", "", ""]], Read(",\"\","));

    [Fact]
    public void A_quote_that_is_never_closed_is_no_record() => Assert.Equal([null], Read("a,\"b\nc\nd"));

    [Fact]
    public void A_quote_that_swallows_the_file_is_given_up()
    {
        var records = Read($"a,\"b\n{string.Concat(Enumerable.Repeat($"{new string('x', 1000)}\n", 100))}c,d\n");
        Assert.Null(records[0]);
        Assert.Equal(["c", "d"], records[^1]!);
    }

    private static List<IReadOnlyList<string>?> Read(string text) => [.. CsvRecords.Read(new StringReader(text))];
}
