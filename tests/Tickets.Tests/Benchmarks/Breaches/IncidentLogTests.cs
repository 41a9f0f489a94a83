using FsCheck;
using FsCheck.Fluent;
using Platform.Tickets.Domain.Risk;

namespace Platform.Benchmarks.Breaches;

public class IncidentLogTests
{
    private const string Header = "number,incident_state,made_sla,opened_at,sys_updated_at,priority,category,assignment_group,resolved_at,closed_at,closed_code,resolved_by";

    [Fact]
    public void A_row_becomes_news()
    {
        var news = Assert.Single(Read("INC1,Awaiting User Info,TRUE,29-02-2016 01:16,29-02-2016 01:23,3 - Moderate,\"Category, 55\",?,,,,").News);
        Assert.Equal(("INC1", Stage.AwaitingRequester, 3, "Category, 55", null), (news.Ticket, news.Stage, news.Likeness.Priority, news.Likeness.Category, news.Likeness.Group));
        Assert.Equal((new DateTimeOffset(2016, 2, 29, 1, 16, 0, TimeSpan.Zero), 7), (news.OpenedAt, (news.At - news.OpenedAt).Minutes));
    }

    [Fact]
    public void Whether_it_was_late_is_known_when_it_closes()
    {
        var news = Read("INC1,Resolved,FALSE,29-02-2016 01:16,01-03-2016 01:23,2 - High,,,,,,\nINC1,Closed,FALSE,29-02-2016 01:16,05-03-2016 01:23,2 - High,,,,,,").News;
        Assert.Equal([null, true], news.Select(n => n.Breached));
    }

    [Fact]
    public void What_a_row_says_of_its_future_is_not_read()
    {
        const string Row = "INC1,New,{3},29-02-2016 01:16,29-02-2016 01:23,3 - Moderate,a,b,{0},{1},{2},someone";
        var (one, other) = (Read(string.Format(null, Row, "01-03-2016 10:00", "05-03-2016 10:00", "code 1", "TRUE")), Read(string.Format(null, Row, "?", "01-01-2017 10:00", "code 9", "FALSE")));
        Assert.Equal(one.News, other.News);
    }

    [Fact]
    public void Rows_come_in_the_order_of_their_times() => Assert.Equal(["INC2", "INC1"],
        Read("INC1,New,TRUE,29-02-2016 01:16,29-02-2016 09:23,3,,,,,,\nINC2,New,TRUE,29-02-2016 01:16,29-02-2016 08:23,3,,,,,,").News.Select(n => n.Ticket));

    [Theory]
    [InlineData("INC1,New,TRUE,31-02-2016 01:16,29-02-2016 01:23,3,,,,,,")]
    [InlineData("INC1,New,TRUE,29-02-2016 01:16,?,3,,,,,,")]
    [InlineData("INC1,New,TRUE,29-02-9999 01:16,29-02-2016 01:23,3,,,,,,")]
    [InlineData("INC1,New,maybe,29-02-2016 01:16,29-02-2016 01:23,3,,,,,,")]
    [InlineData("INC1,Gone,TRUE,29-02-2016 01:16,29-02-2016 01:23,3,,,,,,")]
    [InlineData("?,New,TRUE,29-02-2016 01:16,29-02-2016 01:23,3,,,,,,")]
    [InlineData("INC1,New,TRUE")]
    [InlineData("INC1,\"New,TRUE,29-02-2016 01:16,29-02-2016 01:23,3,,,,,,")]
    public void A_bad_row_is_counted_and_left_out(string row)
    {
        var log = Read(row);
        Assert.Equal((0, 1, 1), (log.News.Count, log.Rows, log.BadRows));
    }

    [Fact]
    public void A_bad_row_spoils_no_other() => Assert.Equal((1, 2), Read("INC1,New\nINC1,New,TRUE,29-02-2016 01:16,29-02-2016 01:23,3,,,,,,") is var log ? (log.News.Count, log.Rows) : default);

    [Fact]
    public void A_missing_column_is_named() =>
        Assert.Contains("sys_updated_at", Assert.Throws<WrongArgumentException>(() => IncidentLog.Read(new StringReader("number,incident_state,opened_at,made_sla,priority\n"), Targets)).Message);

    [Fact]
    public void No_text_breaks_the_reading() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
    {
        var log = Read($"{text}\nINC1,New,TRUE,29-02-2016 01:16,29-02-2016 01:23,3,,,,,,");
        return log.News.Count + log.BadRows == log.Rows;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Working_hours_are_counted_as_a_minute_counter_counts_them() => Prop.ForAll(Gen.Choose(0, 20_000).Two().ToArbitrary(), minutes =>
    {
        var (from, time) = (new DateTimeOffset(2016, 2, 29, 0, 0, 0, TimeSpan.Zero), new WorkingWeek());
        var (a, b) = (Math.Min(minutes.Item1, minutes.Item2), Math.Max(minutes.Item1, minutes.Item2));
        var counted = Enumerable.Range(a, b - a).Count(m => from.AddMinutes(m) is var at && at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && at.Hour is >= 8 and < 18);
        return Math.Abs(time.HourAt(from.AddMinutes(b)) - time.HourAt(from.AddMinutes(a)) - counted / 60.0) < 1e-6;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("4,8,x")]
    [InlineData("0,8,24")]
    [InlineData("")]
    public void Targets_that_are_none_are_refused(string text) => Assert.Throws<WrongArgumentException>(() => IncidentTargets.Parse(text));

    private static readonly IncidentTargets Targets = IncidentTargets.Parse(IncidentTargets.Default);

    private static IncidentLog Read(string rows) => IncidentLog.Read(new StringReader($"{Header}\n{rows}"), Targets);
}
