namespace Platform.Calendars;

/// <summary>The examples by which helpdesks explain their service levels. 2026-06-01 is a Monday; Berlin is two hours ahead of UTC in June.</summary>
public sealed class WorkedExamplesTests
{
    private static readonly CalendarRules NineToFive = new() { Zone = "Europe/Berlin", Week = WeeklyHours.Weekdays(new WorkPeriod(new(9, 0), new(17, 0))) };
    private static readonly CalendarRules WithLunch = NineToFive with { Week = WeeklyHours.Weekdays(new(new(8, 0), new(12, 0)), new WorkPeriod(new(13, 0), new(17, 0))) };
    private static readonly CalendarRules Nights = NineToFive with { Week = WeeklyHours.Weekdays(new WorkPeriod(new(22, 0), new(6, 0))) };

    [Theory]
    [InlineData("within opening hours it is simply later", "Mon 10:00", 4, "Mon 14:00")]
    [InlineData("what comes before opening begins at opening", "Mon 07:30", 4, "Mon 13:00")]
    [InlineData("what comes after closing begins the next morning", "Mon 19:00", 4, "Tue 13:00")]
    [InlineData("what is not done by closing goes on the next morning", "Mon 15:00", 4, "Tue 11:00")]
    [InlineData("what comes on Friday evening is due on Monday", "Fri 18:00", 4, "Mon+ 13:00")]
    [InlineData("what begins on Friday afternoon goes on on Monday", "Fri 15:00", 4, "Mon+ 11:00")]
    [InlineData("what comes at the weekend begins on Monday", "Sun 03:00", 1, "Mon+ 10:00")]
    [InlineData("work that ends with the day is due at closing and not the next morning", "Mon 13:00", 4, "Mon 17:00")]
    [InlineData("a week of work is due a week later", "Mon 09:00", 40, "Fri 17:00")]
    public void Nine_to_five(string rule, string start, int hours, string due) => Assert.Equal((rule, At(due)), (rule, Due(NineToFive, start, hours)));

    [Theory]
    [InlineData("lunch is not worked", "Mon 10:00", 4, "Mon 15:00")]
    [InlineData("what comes at lunch begins after it", "Mon 12:30", 1, "Mon 14:00")]
    [InlineData("what ends with the morning is due before lunch", "Mon 08:00", 4, "Mon 12:00")]
    public void A_lunch_break(string rule, string start, int hours, string due) => Assert.Equal((rule, At(due)), (rule, Due(WithLunch, start, hours)));

    [Theory]
    [InlineData("a night goes on after midnight", "Mon 23:00", 4, "Tue 03:00")]
    [InlineData("the night of Friday ends on Saturday", "Fri 23:00", 7, "Sat 06:00")]
    [InlineData("Sunday has no night", "Sat 05:00", 2, "Mon+ 23:00")]
    public void A_night_shift(string rule, string start, int hours, string due) => Assert.Equal((rule, At(due)), (rule, Due(Nights, start, hours)));

    [Fact]
    public void On_a_holiday_nothing_is_done() =>
        Assert.Equal(At("Wed 10:00"), Due(NineToFive with { Holidays = [new(Day("Tue"), "Tuesday off")] }, "Mon 16:00", 2));

    [Fact]
    public void The_night_before_a_holiday_is_worked_to_its_end() =>
        Assert.Equal(At("Tue 06:00"), Due(Nights with { Holidays = [new(Day("Tue"), "Tuesday off")] }, "Mon 23:00", 7));

    [Fact]
    public void A_short_day_has_its_own_hours()
    {
        var short_ = NineToFive with { SpecialHours = [new(Day("Mon"), [new(new(9, 0), new(12, 0))], "Works meeting")] };
        Assert.Equal(At("Tue 10:00"), Due(short_, "Mon 11:00", 2));
    }

    [Fact]
    public void Special_hours_open_a_holiday_again()
    {
        var open = NineToFive with { Holidays = [new(Day("Mon"), Day("Wed"), "Fair")], SpecialHours = [new(Day("Tue"), [new(new(10, 0), new(12, 0))], "Emergency desk")] };
        Assert.Equal(At("Tue 11:00"), Due(open, "Mon 09:00", 1));
    }

    [Fact]
    public void A_hold_over_a_holiday_takes_only_the_open_time_from_the_clock()
    {
        var calendar = Calendar(NineToFive with { Holidays = [new(Day("Tue"), "Tuesday off")] });
        // Eight hours, held from Monday 16:00 until Wednesday 10:00: two open hours of waiting.
        Assert.Equal(TimeSpan.FromHours(2), calendar.Elapsed(At("Mon 16:00"), At("Wed 10:00")));
        Assert.Equal(At("Wed 17:00"), calendar.Due(At("Wed 10:00"), TimeSpan.FromHours(8) - calendar.Elapsed(At("Mon 15:00"), At("Mon 16:00"))));
    }

    [Fact]
    public void Around_the_clock_is_the_wall_clock() =>
        Assert.Equal(At("Sun 22:00"), Calendar(CalendarRules.AroundTheClock).Due(At("Fri 22:00"), TimeSpan.FromHours(48)));

    [Fact]
    public void A_moment_with_another_offset_is_the_same_moment() => Assert.Equal(At("Mon 14:00"), Calendar(NineToFive).Due(At("Mon 10:00").ToOffset(TimeSpan.FromHours(-9)), TimeSpan.FromHours(4)));

    private static DateTimeOffset? Due(CalendarRules rules, string start, int hours) => Calendar(rules).Due(At(start), TimeSpan.FromHours(hours));

    private static BusinessCalendar Calendar(CalendarRules rules) => BusinessCalendar.Of(rules).Value!;

    // "Mon+" is the Monday of the week after.
    private static DateOnly Day(string name) => new DateOnly(2026, 6, 1).AddDays(Array.IndexOf(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon+"], name));

    private static DateTimeOffset At(string text) => text.Split(' ') is [var day, var time] ? new(Day(day), TimeOnly.Parse(time), TimeSpan.FromHours(2)) : throw new FormatException(text);
}
