namespace Platform.Tickets.Domain.Sla;

/// <summary>Two hours to the first answer, four to the next, sixteen to the end, in office hours of Berlin: 9 to 12 and 13 to 17, Thursday is a holiday.</summary>
public sealed class TicketClocksTests
{
    private static readonly SlaTerms Terms = new(SlaCases.Standard, SlaCases.Office);

    [Fact]
    public void An_answer_in_time_meets_the_first_response()
    {
        var reading = Read(ClockKind.FirstResponse, "Mon 12:00", SlaCases.Opened(At("Mon 09:00")), SlaCases.Answered(At("Mon 10:30")));
        Assert.Equal((ClockState.Met, At("Mon 11:00"), TimeSpan.FromHours(1.5)), (reading.State, reading.DueAt, reading.Spent));
    }

    [Fact]
    public void An_answer_at_the_moment_it_is_due_is_in_time() =>
        Assert.Equal(ClockState.Met, Read(ClockKind.FirstResponse, "Mon 12:00", SlaCases.Opened(At("Mon 09:00")), SlaCases.Answered(At("Mon 11:00"))).State);

    [Fact]
    public void A_late_answer_is_a_breach() =>
        Assert.Equal(ClockState.Breached, Read(ClockKind.FirstResponse, "Mon 12:00", SlaCases.Opened(At("Mon 09:00")), SlaCases.Answered(At("Mon 11:01"))).State);

    [Fact]
    public void An_answer_on_the_weekend_is_late_when_it_was_due_on_Friday_evening() =>
        Assert.Equal(ClockState.Breached, Read(ClockKind.FirstResponse, "Sun 12:00", SlaCases.Opened(At("Fri 15:00")), SlaCases.Answered(At("Sat 10:00"))).State);

    [Fact]
    public void No_answer_is_a_breach_once_it_is_due()
    {
        Assert.Equal(ClockState.Running, Read(ClockKind.FirstResponse, "Mon 11:00", SlaCases.Opened(At("Mon 09:00"))).State);
        Assert.Equal(ClockState.Breached, Read(ClockKind.FirstResponse, "Mon 11:01", SlaCases.Opened(At("Mon 09:00"))).State);
    }

    [Fact]
    public void Before_opening_nothing_runs_and_lunch_is_not_counted() =>
        Assert.Equal(At("Mon 14:00"), Read(ClockKind.Resolution, "Mon 08:00", new SlaTerms(SlaCases.Standard with { Resolution = TimeSpan.FromHours(4) }, SlaCases.Office), SlaCases.Opened(At("Mon 07:00"))).DueAt);

    [Fact]
    public void While_it_waits_for_the_requester_it_is_due_at_no_time()
    {
        var reading = Read(ClockKind.Resolution, "Tue 10:00", SlaCases.Opened(At("Mon 09:00")), SlaCases.Held(TicketState.Pending, At("Mon 10:00")));
        Assert.Equal((ClockState.Paused, HaltReason.WaitingForRequester, null, null), (reading.State, reading.Waiting, reading.DueAt, reading.WakeAt));
    }

    [Fact]
    public void The_requester_s_message_ends_waiting_for_it_and_is_a_question_to_answer()
    {
        TicketEvent[] events = [SlaCases.Opened(At("Mon 09:00")), SlaCases.Answered(At("Mon 10:00")), SlaCases.Held(TicketState.Pending, At("Mon 10:00")), SlaCases.Asked(At("Mon 15:00"))];
        Assert.Equal(ClockState.Running, Read(ClockKind.Resolution, "Mon 16:00", events).State);
        Assert.Equal(At("Tue 11:00"), Read(ClockKind.NextResponse, "Mon 16:00", events).DueAt); // 2 h on Monday, 2 h on Tuesday
    }

    [Fact]
    public void Two_messages_before_an_answer_are_one_question() => Assert.Equal(At("Mon 15:00"),
        Read(ClockKind.NextResponse, "Mon 14:00", SlaCases.Opened(At("Mon 08:00")), SlaCases.Answered(At("Mon 09:30")), SlaCases.Asked(At("Mon 10:00")), SlaCases.Asked(At("Mon 11:00"))).DueAt);

    [Fact]
    public void A_message_before_the_first_answer_starts_no_other_clock() =>
        Assert.Null(SlaCases.Play([SlaCases.Opened(At("Mon 09:00")), SlaCases.Asked(At("Mon 10:00"))]).NextResponse);

    [Fact]
    public void A_message_while_on_hold_is_a_paused_question_where_holds_pause() => Assert.Equal(ClockState.Paused,
        Read(ClockKind.NextResponse, "Tue 10:00", Terms with { Policy = Terms.Policy with { Pauses = [HaltReason.OnHold] } }, SlaCases.Opened(At("Mon 09:00")), SlaCases.Answered(At("Mon 09:30")), SlaCases.Held(TicketState.OnHold, At("Mon 10:00")), SlaCases.Asked(At("Mon 11:00"))).State);

    [Fact]
    public void A_hold_the_policy_does_not_pause_for_is_counted() => Assert.Equal((ClockState.Running, TimeSpan.FromHours(7)),
        Read(ClockKind.Resolution, "Mon 18:00", SlaCases.Opened(At("Mon 09:00")), SlaCases.Held(TicketState.OnHold, At("Mon 10:00"))) is var r ? (r.State, r.Spent) : default);

    [Fact]
    public void A_hold_over_a_holiday_defers_by_opening_hours_only() => Assert.Equal(At("Mon+ 11:00"),
        Read(ClockKind.Resolution, "Fri 12:00", SlaCases.Opened(At("Tue 15:00")), SlaCases.Held(TicketState.Pending, At("Wed 16:00")), SlaCases.Resumed(At("Fri 10:00"))).DueAt); // 2 + 6 + 6 h, and 2 h

    [Fact]
    public void The_moment_it_goes_on_it_is_due_again() => Assert.Equal(At("Mon 13:00"),
        Read(ClockKind.FirstResponse, "Mon 11:00", new SlaTerms(SlaCases.Standard, SlaCases.Always), SlaCases.Opened(At("Mon 10:00")), SlaCases.Held(TicketState.Pending, At("Mon 10:00")), SlaCases.Resumed(At("Mon 11:00"))).DueAt);

    [Fact]
    public void Resolving_answers_as_well() =>
        Assert.Equal(ClockState.Met, Read(ClockKind.FirstResponse, "Wed 12:00", SlaCases.Opened(At("Mon 09:00")), SlaCases.Resolved(At("Mon 10:00"))).State);

    [Fact]
    public void Reopened_it_goes_on_where_it_was() => Assert.Equal((ClockState.Running, TimeSpan.FromHours(2)),
        Read(ClockKind.Resolution, "Wed 10:00", SlaCases.Opened(At("Mon 09:00")), SlaCases.Resolved(At("Mon 10:00")), SlaCases.Reopened(At("Wed 09:00"))) is var r ? (r.State, r.Spent) : default);

    [Fact]
    public void A_more_pressing_priority_counts_from_the_beginning()
    {
        TicketEvent[] events = [SlaCases.Opened(At("Mon 09:00")), SlaCases.Held(TicketState.Pending, At("Mon 10:00")), SlaCases.Resumed(At("Mon 11:00"))];
        var urgent = Terms with { Policy = SlaCases.Standard with { Resolution = TimeSpan.FromHours(3) } };
        Assert.Equal((At("Wed 12:00"), At("Mon 14:00")), (Read(ClockKind.Resolution, "Mon 12:00", events).DueAt, Read(ClockKind.Resolution, "Mon 12:00", urgent, events).DueAt));
    }

    [Fact]
    public void Another_calendar_counts_from_the_beginning() =>
        Assert.Equal(At("Tue 01:00"), Read(ClockKind.Resolution, "Mon 12:00", Terms with { Calendar = SlaCases.Always }, SlaCases.Opened(At("Mon 09:00"))).DueAt);

    [Fact]
    public void Warnings_come_at_their_parts_of_the_target()
    {
        var reading = Read(ClockKind.FirstResponse, "Mon 10:00", SlaCases.Opened(At("Mon 09:00")));
        Assert.Equal([0.5], reading.Warned);
        Assert.Equal(At("Mon 10:36"), reading.WakeAt); // 0.8 of two hours
    }

    [Fact]
    public void What_the_policy_does_not_promise_has_no_clock() => Assert.Equal([ClockKind.Resolution],
        SlaCases.Play([SlaCases.Opened(At("Mon 09:00"))]).Read(Terms with { Policy = SlaCases.Standard with { FirstResponse = null } }, At("Mon 10:00")).Select(r => r.Kind));

    private static ClockReading Read(ClockKind kind, string now, params TicketEvent[] events) => Read(kind, now, Terms, events);

    private static ClockReading Read(ClockKind kind, string now, SlaTerms terms, params TicketEvent[] events) => SlaCases.Play(events).Read(terms, At(now)).Single(r => r.Kind == kind);

    internal static DateTimeOffset At(string text) => text.Split(' ') is [var day, var time]
        ? SlaCases.Monday.AddDays(Array.IndexOf(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon+"], day)) + TimeSpan.Parse(time)
        : throw new FormatException(text);
}
