namespace Platform.Calendars;

public sealed class DaylightSavingTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", 8)]
    [InlineData("Europe/Berlin", "2026-03-29", 7)] // 02:00 → 03:00
    [InlineData("Europe/Berlin", "2026-10-25", 9)] // 03:00 → 02:00
    [InlineData("America/New_York", "2026-03-08", 7)]
    [InlineData("America/New_York", "2026-11-01", 9)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 7.5)] // by half an hour
    [InlineData("Australia/Lord_Howe", "2026-04-05", 8.5)]
    [InlineData("Africa/Casablanca", "2026-02-15", 9)] // Ramadan
    [InlineData("Africa/Casablanca", "2026-03-22", 7)]
    [InlineData("America/Sao_Paulo", "2018-11-04", 7)] // 00:00 → 01:00
    [InlineData("America/Sao_Paulo", "2019-11-03", 8)] // no longer
    [InlineData("Asia/Kolkata", "2026-03-29", 8)]
    [InlineData("UTC", "2026-03-29", 8)]
    [InlineData("Pacific/Apia", "2011-12-30", 0)] // a day that was not
    public void The_first_eight_hours_of_a_day_take(string zone, string day, double hours)
    {
        var date = DateOnly.Parse(day);
        var calendar = Calendar(zone, new WorkPeriod(new(0, 0), new(8, 0)));
        Assert.Equal(TimeSpan.FromHours(hours), LocalDay(calendar, zone, date));
    }

    [Fact]
    public void A_period_within_the_hour_that_is_skipped_is_no_time_at_all() =>
        Assert.Equal(TimeSpan.Zero, LocalDay(Calendar("Europe/Berlin", new WorkPeriod(new(2, 15), new(2, 45))), "Europe/Berlin", new(2026, 3, 29)));

    [Fact]
    public void A_period_within_the_hour_that_is_repeated_is_open_twice() => Assert.Equal(
        [(Utc(0, 15), Utc(0, 45)), (Utc(1, 15), Utc(1, 45))],
        Calendar("Europe/Berlin", new WorkPeriod(new(2, 15), new(2, 45))).OpenIntervals(Utc(0, 0), Utc(12, 0)).Select(i => (i.From, i.To)));

    [Fact]
    public void A_period_that_ends_in_the_repeated_hour_opens_again_when_clocks_go_back() => Assert.Equal(
        [(Utc(0, 0), Utc(0, 30)), (Utc(1, 0), Utc(1, 30))],
        Calendar("Europe/Berlin", new WorkPeriod(new(1, 0), new(2, 30))).OpenIntervals(Utc(0, 0), Utc(12, 0)).Select(i => (i.From, i.To)));

    [Fact]
    public void Opening_stays_at_nine_by_the_clock_of_the_place()
    {
        var calendar = Calendar("Europe/Berlin", new WorkPeriod(new(9, 0), new(17, 0)));
        Assert.Equal(new DateTimeOffset(2026, 3, 28, 8, 0, 0, TimeSpan.Zero), calendar.NextOpen(new(2026, 3, 28, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 7, 0, 0, TimeSpan.Zero), calendar.NextOpen(new(2026, 3, 29, 0, 0, 0, TimeSpan.Zero)));
    }

    // On the day Berlin puts its clocks back.
    private static DateTimeOffset Utc(int hour, int minute) => new(2026, 10, 25, hour, minute, 0, TimeSpan.Zero);

    private static BusinessCalendar Calendar(string zone, WorkPeriod daily) => BusinessCalendar.Of(new() { Zone = zone, Week = WeeklyHours.Daily(daily) }).Value!;

    private static TimeSpan LocalDay(BusinessCalendar calendar, string zone, DateOnly date)
    {
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var around = new DateTimeOffset(date, new(12, 0), TimeSpan.Zero);
        var minutes = Enumerable.Range(-36 * 60, 72 * 60).Select(m => around.AddMinutes(m)).Where(m => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(m, there).DateTime) == date).ToList();
        return minutes is [] ? TimeSpan.Zero : calendar.Elapsed(minutes[0], minutes[^1].AddMinutes(1));
    }
}
