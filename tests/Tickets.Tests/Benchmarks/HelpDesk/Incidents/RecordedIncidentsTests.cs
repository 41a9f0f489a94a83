namespace Platform.Benchmarks.HelpDesk.Incidents;

public class RecordedIncidentsTests
{
    public const string Header = "number,incident_state,opened_at,sys_updated_at,sys_mod_count,reassignment_count,reopen_count,priority,assignment_group,category,caller_id,resolved_at,closed_at";

    public static string Row(string number, string state, int change, string at = "29-02-2016 02:00", string opened = "29-02-2016 01:16") => $"{number},{state},{opened},{at},{change},0,0,3 - Moderate,Group 1,Category 1,Caller 1,?,?";

    [Fact]
    public void Changes_come_in_the_order_the_incident_counted_them() =>
        Assert.Equal(["new", "open"], Read(Row("INC1", "Active", 1), Row("INC1", "New", 0)).Incidents.Single().Rows.Select(r => r.State));

    [Theory]
    [InlineData("INC1,Gone,29-02-2016 01:16,29-02-2016 02:00,0,0,0,3,a,b,c,?,?", "the state 'Gone' is unknown")]
    [InlineData("INC1,New,31-02-2016 01:16,29-02-2016 02:00,0,0,0,3,a,b,c,?,?", "opened_at is '31-02-2016 01:16'")]
    [InlineData("INC1,New,29-02-2016 01:16,29-02-2016 02:00,0,some,0,3,a,b,c,?,?", "reassignment_count is 'some'")]
    [InlineData("INC1,New,29-02-2016 01:16", "3 fields instead of 13")]
    [InlineData("?,New,29-02-2016 01:16,29-02-2016 02:00,0,0,0,3,a,b,c,?,?", "no number")]
    public void A_row_that_cannot_be_read_is_told_by_its_line(string row, string why)
    {
        var log = Read(Row("INC1", "New", 0), row);
        Assert.Contains($"line 3: {why}", Assert.Single(log.Complaints));
        Assert.Equal(2, log.Rows);
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_breaks() =>
        Assert.Contains("line 4:", Assert.Single(Read(Row("INC1", "New", 0).Replace("Category 1", "\"Category\n1\"", StringComparison.Ordinal), "broken").Complaints));

    [Fact]
    public void A_change_before_the_opening_is_told() =>
        Assert.Contains("line 2: INC1 was changed", Assert.Single(Read(Row("INC1", "New", 0, opened: "29-02-2016 03:00")).Complaints));

    [Fact]
    public void A_change_later_than_the_one_after_it_is_told()
    {
        var log = Read(Row("INC1", "New", 0, at: "29-02-2016 05:00"), Row("INC1", "Active", 1));
        Assert.Contains("line 2: INC1's change 0", Assert.Single(log.Complaints));
        Assert.Equal("open", Assert.Single(log.Incidents.Single().Rows).State);
    }

    private static RecordedIncidents Read(params string[] rows) => RecordedIncidents.Read(new StringReader($"{Header}\n{string.Join('\n', rows)}\n"));
}
