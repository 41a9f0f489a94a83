namespace Platform.Calendars;

public sealed class LocalDayTests
{
    private static DateTimeOffset Beginning(string day, string zone) => LocalDay.BeginningOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Zones.Find(zone));

    private static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_day_begins_at_midnight_there() => Assert.Equal(Utc("2026-11-20T23:00:00Z"), Beginning("2026-11-21", "Europe/Berlin"));

    [Fact]
    public void A_day_whose_midnight_is_skipped_begins_when_clocks_are_put_forward() => Assert.Equal(Utc("2026-04-23T22:00:00Z"), Beginning("2026-04-24", "Africa/Cairo"));

    [Fact]
    public void A_day_whose_midnight_comes_twice_begins_with_the_first() => Assert.Equal(Utc("2026-11-01T04:00:00Z"), Beginning("2026-11-01", "America/Havana"));

    [Fact]
    public void A_moment_belongs_to_the_day_the_clock_shows() => Assert.Equal(new(2026, 11, 21), LocalDay.Of(Utc("2026-11-20T23:30:00Z"), Zones.Find("Europe/Berlin")));

    [Fact]
    public void A_time_the_clock_leaves_out_comes_when_it_has_been_put_forward() => Assert.Equal(Utc("2026-03-29T01:00:00Z"), Moment("2026-03-29T02:30:00", "Europe/Berlin"));

    [Fact]
    public void A_time_the_clock_shows_twice_is_the_first() => Assert.Equal(Utc("2026-10-25T00:30:00Z"), Moment("2026-10-25T02:30:00", "Europe/Berlin"));

    private static DateTimeOffset Moment(string local, string zone) => LocalDay.MomentOf(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Zones.Find(zone));
}
