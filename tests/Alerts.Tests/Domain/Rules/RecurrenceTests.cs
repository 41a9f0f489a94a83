using System.Globalization;

namespace Platform.Alerts.Domain.Rules;

public class RecurrenceTests
{
    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static Recurrence Window(string starts, double hours, string? rule, string zone = "Europe/Berlin") => new(DateTime.Parse(starts, CultureInfo.InvariantCulture), TimeSpan.FromHours(hours), zone, rule);

    [Theory]
    [InlineData("FREQ=DAILY", "2026-12-24T21:30:00Z", true)]
    [InlineData("FREQ=DAILY", "2026-12-24T20:30:00Z", false)]
    [InlineData("FREQ=DAILY;INTERVAL=2", "2026-11-03T21:30:00Z", true)]
    [InlineData("FREQ=DAILY;INTERVAL=2", "2026-11-02T21:30:00Z", false)]
    [InlineData("FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-21T21:30:00Z", true)]
    [InlineData("FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-20T21:30:00Z", false)]
    [InlineData("FREQ=MONTHLY;BYDAY=2TU", "2026-11-10T21:30:00Z", true)]
    [InlineData("FREQ=MONTHLY;BYDAY=2TU", "2026-11-17T21:30:00Z", false)]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27T21:30:00Z", true)]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30T21:30:00Z", true)]
    [InlineData("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "2027-12-24T21:30:00Z", true)]
    [InlineData("FREQ=DAILY;COUNT=3", "2026-11-03T21:30:00Z", true)]
    [InlineData("FREQ=DAILY;COUNT=3", "2026-11-04T21:30:00Z", false)]
    [InlineData("FREQ=DAILY;UNTIL=20261105", "2026-11-05T21:30:00Z", true)]
    [InlineData("FREQ=DAILY;UNTIL=20261105", "2026-11-06T21:30:00Z", false)]
    [InlineData("FREQ=DAILY;UNTIL=20261105T210000Z", "2026-11-05T21:30:00Z", true)]
    [InlineData("FREQ=DAILY;UNTIL=20261105T205959Z", "2026-11-05T21:30:00Z", false)]
    [InlineData("FREQ=DAILY;UNTIL=20261105T220000", "2026-11-05T21:30:00Z", true)]
    [InlineData("FREQ=DAILY;BYMONTHDAY=13", "2026-11-13T21:30:00Z", true)]
    [InlineData("FREQ=DAILY;BYMONTHDAY=13", "2026-11-14T21:30:00Z", false)]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", "2026-11-02T21:30:00Z", false)]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "2026-11-02T21:30:00Z", true)]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "2026-11-09T21:30:00Z", false)]
    [InlineData("FREQ=YEARLY;BYDAY=-1FR", "2026-12-25T21:30:00Z", true)]
    [InlineData("FREQ=YEARLY;BYDAY=-1FR", "2026-11-27T21:30:00Z", false)]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=1", "2026-12-01T21:30:00Z", true)]
    [InlineData("FREQ=YEARLY", "2027-11-01T21:30:00Z", true)]
    [InlineData("FREQ=YEARLY", "2026-12-01T21:30:00Z", false)]
    [InlineData(null, "2026-11-01T21:30:00Z", true)]
    [InlineData(null, "2026-11-02T21:30:00Z", false)]
    public void A_window_comes_on_the_days_its_rule_says(string? rule, string at, bool isAt) => Assert.Equal(isAt, Window("2026-11-01T22:00", 1, rule).IsAt(At(at)));

    [Fact]
    public void A_window_keeps_its_time_of_day_when_the_clocks_change()
    {
        var window = Window("2026-03-01T03:00", 1, "FREQ=DAILY");
        Assert.True(window.IsAt(At("2026-03-28T02:30:00Z")));
        Assert.True(window.IsAt(At("2026-03-30T01:30:00Z")));
    }

    [Fact]
    public void A_window_in_the_hour_the_clocks_leave_out_begins_after_it() => Assert.True(Window("2026-03-01T02:30", 1, "FREQ=DAILY").IsAt(At("2026-03-29T01:15:00Z")));

    [Fact]
    public void A_window_may_last_over_midnight() => Assert.True(Window("2026-11-01T22:00", 8, "FREQ=WEEKLY;BYDAY=SU").IsAt(At("2026-11-09T03:00:00Z")));

    [Fact]
    public void The_next_change_is_its_begin_or_its_end()
    {
        var window = Window("2026-11-01T22:00", 1, "FREQ=DAILY");
        Assert.Equal(At("2026-11-20T21:00:00Z"), window.NextChange(At("2026-11-20T10:00:00Z"), At("2026-11-21T10:00:00Z")));
        Assert.Equal(At("2026-11-20T22:00:00Z"), window.NextChange(At("2026-11-20T21:00:00Z"), At("2026-11-21T10:00:00Z")));
    }

    [Theory]
    [InlineData("FREQ=SECONDLY"), InlineData("FREQ=DAILY;COUNT=99999999"), InlineData("BYDAY=SA"), InlineData("FREQ=WEEKLY;BYDAY=XX"), InlineData("FREQ=DAILY;BYSETPOS=1"), InlineData("nonsense"), InlineData("FREQ=DAILY;FREQ=DAILY")]
    [InlineData("FREQ=WEEKLY;BYDAY=2MO"), InlineData("FREQ=MONTHLY;BYDAY=0MO"), InlineData("FREQ=WEEKLY;BYMONTHDAY=1"), InlineData("FREQ=DAILY;COUNT=3;UNTIL=20261105"), InlineData("FREQ=DAILY;UNTIL=20261105T25"), InlineData("FREQ=WEEKLY;WKST=XX")]
    public void A_rule_nobody_can_follow_is_refused(string rule) => Assert.NotNull(Window("2026-11-01T22:00", 1, rule).WhyNot());

    [Theory, InlineData(0.0), InlineData(-1.0), InlineData(200.0)]
    public void A_window_lasts_longer_than_nothing_and_at_most_a_week(double hours) => Assert.NotNull(Window("2026-11-01T22:00", hours, null).WhyNot());
}
