using FsCheck;
using FsCheck.Fluent;

namespace Platform.Calendars;

public sealed class BusinessCalendarProperties
{
    private const int Days = 60;

    [Fact]
    public void It_is_due_when_a_count_of_the_minutes_says_so() => Check((calendar, c) =>
        new MinuteCounter(c.Rules).Due(c.Start, c.FirstMinutes, Days) is not { } counted || calendar.Due(c.Start, c.First) == counted);

    [Fact]
    public void As_much_has_elapsed_as_a_count_of_the_minutes_says() => Check((calendar, c) =>
        calendar.Elapsed(c.Start, c.Start + 5 * c.Then) == TimeSpan.FromMinutes(new MinuteCounter(c.Rules).Minutes(c.Start, c.Start + 5 * c.Then)));

    [Fact]
    public void It_is_open_when_the_clock_of_the_place_says_so() => Check((calendar, c) =>
        calendar.IsOpen(c.Start) == new MinuteCounter(c.Rules).IsOpen(c.Start));

    [Fact]
    public void Work_done_in_two_parts_is_due_when_it_would_be_in_one() => Check((calendar, c) =>
        calendar.Due(c.Start, c.First) is not { } half || calendar.Due(half, c.Then) == calendar.Due(c.Start, c.First + c.Then));

    [Fact]
    public void What_has_elapsed_until_it_is_due_is_the_work() => Check((calendar, c) =>
        calendar.Due(c.Start, c.First) is not { } due || calendar.Elapsed(c.Start, due) == c.First);

    [Fact]
    public void Not_a_moment_earlier_is_it_due() => Check((calendar, c) =>
        c.FirstMinutes == 0 || calendar.Due(c.Start, c.First) is not { } due || calendar.Elapsed(c.Start, due.AddTicks(-1)) < c.First);

    [Fact]
    public void More_work_is_never_due_earlier() => Check((calendar, c) =>
        calendar.Due(c.Start, c.First + c.Then) is not { } later || calendar.Due(c.Start, c.First) <= later);

    [Fact]
    public void What_begins_later_is_never_due_earlier() => Check((calendar, c) =>
        calendar.Due(c.Start + c.Then, c.First) is not { } later || calendar.Due(c.Start, c.First) <= later);

    [Fact]
    public void What_elapses_adds_up_in_any_order() => Check((calendar, c) =>
    {
        var (a, b, d) = (c.Start, c.Start + 7 * c.First, c.Start - 3 * c.Then);
        return calendar.Elapsed(a, b) + calendar.Elapsed(b, d) == calendar.Elapsed(a, d) && calendar.Elapsed(a, b) == -calendar.Elapsed(b, a);
    });

    [Fact]
    public void A_pause_defers_by_the_open_time_it_takes() => Check((calendar, c) =>
    {
        // Work for a while, wait from then on by the wall clock, then do what is left.
        if (calendar.Due(c.Start, c.First + c.Then) is not { } without || calendar.Due(c.Start, c.First) is not { } paused) return true;
        var resumed = paused + 3 * c.Then;
        return calendar.Due(resumed, c.Then) is not { } with
            || (with >= without && calendar.Elapsed(c.Start, with) - calendar.Elapsed(paused, resumed) == c.First + c.Then);
    });

    [Fact]
    public void A_pause_outside_opening_hours_changes_nothing() => Check((calendar, c) =>
        calendar.Due(c.Start, c.First) is not { } paused || calendar.NextOpen(paused) is not { } resumed || c.ThenMinutes == 0
        || calendar.Due(resumed, c.Then) == calendar.Due(paused, c.Then));

    [Fact]
    public void The_open_intervals_are_apart_in_order_and_as_long_as_what_elapses() => Check((calendar, c) =>
    {
        var (from, to) = (c.Start, c.Start + 10 * c.First);
        var intervals = calendar.OpenIntervals(from, to).ToList();
        return intervals.All(i => from <= i.From && i.From < i.To && i.To <= to)
            && intervals.Zip(intervals.Skip(1)).All(pair => pair.First.To < pair.Second.From)
            && intervals.Aggregate(TimeSpan.Zero, (sum, i) => sum + (i.To - i.From)) == calendar.Elapsed(from, to);
    });

    [Fact]
    public void Until_it_opens_nothing_elapses_and_then_it_is_open() => Check((calendar, c) =>
        calendar.NextOpen(c.Start) is not { } open || (calendar.IsOpen(open) && calendar.Elapsed(c.Start, open) == TimeSpan.Zero));

    // Rules whose every period falls into a gap or onto holidays are refused, and that is tested elsewhere.
    private static void Check(Func<BusinessCalendar, CalendarCase, bool> holds) =>
        Prop.ForAll(CalendarCases.All.ToArbitrary(), c => BusinessCalendar.Of(c.Rules).Value is not { } calendar || holds(calendar, c)).QuickCheckThrowOnFailure();
}
