namespace Platform.Calendars;

public sealed class BusinessCalendarTests
{
    private static readonly WorkPeriod Office = new(new(9, 0), new(17, 0));
    private static readonly CalendarRules Rules = new() { Zone = "Europe/Berlin", Week = WeeklyHours.Weekdays(Office) };

    [Fact]
    public void A_week_without_periods_is_refused() => Assert.Equal(CalendarRefusals.NeverOpen, Refusal(Rules with { Week = new() }));

    [Fact]
    public void Holidays_on_every_day_are_refused() =>
        Assert.Equal(CalendarRefusals.NeverOpen, Refusal(Rules with { Holidays = [new(new(1980, 1, 1), new(1980, 12, 31), "Sabbatical", IsYearly: true)] }));

    [Fact]
    public void A_period_that_is_only_ever_skipped_by_the_clock_is_refused() => Assert.Equal(CalendarRefusals.NeverOpen,
        Refusal(Rules with { Week = new(), SpecialHours = [new(new(2026, 3, 29), [new(new(2, 10), new(2, 50))], "In the gap")] }));

    [Fact]
    public void One_open_hour_in_a_century_is_enough()
    {
        var once = Of(Rules with { Week = new(), SpecialHours = [new(new(2050, 1, 3), [new(new(9, 0), new(10, 0))], "The day")] });
        Assert.Equal(new DateTimeOffset(2050, 1, 3, 8, 30, 0, TimeSpan.Zero), once.Due(BusinessCalendar.Beginning, TimeSpan.FromMinutes(30)));
    }

    [Fact]
    public void Work_for_which_there_is_too_little_time_is_never_due()
    {
        var once = Of(Rules with { Week = new(), SpecialHours = [new(new(2050, 1, 3), [new(new(9, 0), new(10, 0))], "The day")] });
        Assert.Null(once.Due(BusinessCalendar.Beginning, TimeSpan.FromMinutes(61)));
        Assert.Null(once.NextOpen(new(2050, 1, 4, 0, 0, 0, TimeSpan.Zero)));
        Assert.Null(Of(Rules).Due(BusinessCalendar.Beginning, TimeSpan.MaxValue));
    }

    [Theory, InlineData(null), InlineData(""), InlineData("Europe/Atlantis"), InlineData("../etc/passwd"), InlineData("/dev/zero"), InlineData("localtime"), InlineData("right/Europe/Berlin"), InlineData("CET ")]
    public void A_zone_that_is_none_is_refused(string? zone) => Assert.Equal("calendar.unknown-time-zone", Refusal(Rules with { Zone = zone! })?.Code);

    [Fact]
    public void A_period_that_ends_when_it_begins_is_refused() =>
        Assert.Equal("calendar.unclear-period", Refusal(Rules with { Week = WeeklyHours.Daily(new WorkPeriod(new(9, 0), new(9, 0))) })?.Code);

    [Fact]
    public void Days_that_end_before_they_begin_are_refused() =>
        Assert.Equal("calendar.no-range", Refusal(Rules with { Holidays = [new(new(2026, 12, 26), new(2026, 12, 25), "Backwards")] })?.Code);

    [Fact]
    public void Days_without_end_are_refused() =>
        Assert.Equal("calendar.no-range", Refusal(Rules with { SpecialHours = [new(DateOnly.MinValue, DateOnly.MaxValue, [], "For ever")] })?.Code);

    [Fact]
    public void More_periods_than_a_day_can_have_are_refused() =>
        Assert.Equal(CalendarRefusals.TooManyPeriods, Refusal(Rules with { Week = WeeklyHours.Daily([.. Enumerable.Repeat(Office, CalendarRules.MostPeriods + 1)]) }));

    [Fact]
    public void More_holidays_than_anybody_has_are_refused() =>
        Assert.Equal(CalendarRefusals.TooManyDays, Refusal(Rules with { Holidays = [.. Enumerable.Repeat(new Holiday(new(2026, 1, 1), "New Year"), CalendarRules.MostDays + 1)] }));

    [Fact]
    public void Lists_that_are_null_are_refused()
    {
        Assert.Equal(CalendarRefusals.Incomplete, Refusal(Rules with { Week = new() { Monday = null! } }));
        Assert.Equal(CalendarRefusals.Incomplete, Refusal(Rules with { Holidays = [null!] }));
        Assert.Equal(CalendarRefusals.Incomplete, Refusal(Rules with { SpecialHours = [new(new(2026, 1, 1), null!, "")] }));
    }

    [Fact]
    public void Periods_that_overlap_are_open_once() => Assert.Equal(TimeSpan.FromHours(10),
        Of(Rules with { Week = WeeklyHours.Weekdays(Office, new WorkPeriod(new(11, 0), new(19, 0))) }).Elapsed(Utc(2026, 6, 1), Utc(2026, 6, 2)));

    [Fact]
    public void A_moment_outside_the_horizon_is_an_error()
    {
        var calendar = Of(Rules);
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Due(BusinessCalendar.Horizon, TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Elapsed(DateTimeOffset.MinValue, Utc(2026, 1, 1)));
    }

    [Fact]
    public void Work_below_zero_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(() => Of(Rules).Due(Utc(2026, 1, 1), TimeSpan.FromTicks(-1)));

    [Fact]
    public void No_work_is_done_at_once_even_outside_opening_hours() => Assert.Equal(Utc(2026, 1, 1), Of(Rules).Due(Utc(2026, 1, 1), TimeSpan.Zero));

    [Fact]
    public void What_is_open_at_the_turn_of_the_year_is_one_interval() =>
        Assert.Equal([new(Utc(2025, 12, 1), Utc(2026, 2, 1))], Of(CalendarRules.AroundTheClock).OpenIntervals(Utc(2025, 12, 1), Utc(2026, 2, 1)));

    [Fact]
    public void Work_that_ends_with_the_year_is_due_at_its_turn() =>
        Assert.Equal(Utc(2027, 1, 1), Of(CalendarRules.AroundTheClock).Due(Utc(2026, 12, 31), TimeSpan.FromDays(1)));

    [Fact]
    public void Work_of_years_is_due_when_as_much_has_elapsed()
    {
        var calendar = Of(Rules);
        var due = calendar.Due(Utc(2026, 6, 1), TimeSpan.FromHours(10_000))!.Value;
        Assert.Equal((2031, TimeSpan.FromHours(10_000)), (due.Year, calendar.Elapsed(Utc(2026, 6, 1), due)));
    }

    [Fact]
    public void A_yearly_holiday_is_kept_from_its_first_year_on()
    {
        var calendar = Of(Rules with { Holidays = [new(new(2026, 12, 25), "Christmas", isYearly: true)] });
        Assert.Equal([true, false, false], new[] { 2025, 2026, 2028 }.Select(year => calendar.IsOpen(Utc(year, 12, 25).AddHours(10))));
    }

    [Fact]
    public void The_turn_of_the_year_can_be_a_yearly_holiday()
    {
        var calendar = Of(Rules with { Week = WeeklyHours.Daily(Office), Holidays = [new(new(2024, 12, 24), new(2025, 1, 2), "Works holiday", IsYearly: true)] });
        Assert.Equal(Utc(2027, 1, 3).AddHours(8), calendar.NextOpen(Utc(2026, 12, 24)));
    }

    [Fact]
    public void Leap_days_are_kept_in_leap_years()
    {
        var calendar = Of(Rules with { Week = WeeklyHours.Daily(Office), Holidays = [new(new(2024, 2, 29), "Leap day", isYearly: true)] });
        Assert.Equal([false, true, true], new[] { Utc(2028, 2, 29), Utc(2027, 2, 28), Utc(2027, 3, 1) }.Select(day => calendar.IsOpen(day.AddHours(10))));
    }

    [Fact]
    public async Task Many_threads_may_share_a_calendar()
    {
        var calendar = Of(Rules);
        var expected = Of(Rules).Elapsed(Utc(2000, 1, 1), Utc(2090, 1, 1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => calendar.Elapsed(Utc(2000, 1, 1), Utc(2090, 1, 1)))));
        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }

    private static BusinessCalendar Of(CalendarRules rules) => BusinessCalendar.Of(rules).Value!;
    private static Refusal? Refusal(CalendarRules rules) => BusinessCalendar.Of(rules).Refusal;
    private static DateTimeOffset Utc(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
