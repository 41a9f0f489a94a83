using FsCheck;
using FsCheck.Fluent;

namespace Platform.Tickets.Domain.Sla;

/// <summary>Two hours to the first answer, sixteen to the end, in office hours of Berlin; warned at a half and at four fifths.</summary>
public sealed class SlaStandingTests
{
    private static readonly SlaBook Book = new([SlaCases.Standard], new Dictionary<Guid, Platform.Calendars.BusinessCalendar> { [SlaCases.Standard.Calendar] = SlaCases.Office });

    private static readonly Ticket Opened = SlaCases.Ticket([SlaCases.Opened(At("Mon 09:00"))]);

    [Fact]
    public void It_wakes_for_the_first_warning() => Assert.Equal(At("Mon 10:00"), Book.Of(Opened, At("Mon 09:00")).WakeAt);

    [Fact]
    public void A_breach_is_told_with_the_moment_it_was_due() =>
        Assert.Equal([new TicketSlaBreached(ClockKind.FirstResponse, At("Mon 09:00"), SlaCases.Standard.Id, At("Mon 11:00"), At("Mon 11:01"))], Told(Opened, "Mon 11:01"));

    [Fact]
    public void Nothing_is_told_twice() => Assert.Empty(Told(After(Opened, "Mon 11:01"), "Mon 11:02"));

    [Fact]
    public void Of_warnings_that_come_together_the_latest_is_told() => Assert.Equal([0.8], Told(Opened, "Mon 10:50").OfType<TicketSlaWarned>().Select(w => w.Part));

    [Fact]
    public void After_a_breach_there_is_no_warning_of_it() =>
        Assert.DoesNotContain(Book.Of(After(Opened, "Mon 11:01"), At("Mon 11:02")).Untold, news => news.Clock.Kind is ClockKind.FirstResponse);

    [Fact]
    public void An_answer_in_time_leaves_nothing_to_tell() =>
        Assert.DoesNotContain(Book.Of(Ticket.Evolve(Opened, SlaCases.Answered(At("Mon 09:30"))), At("Mon 12:00")).Untold, news => news.Clock.Kind is ClockKind.FirstResponse);

    [Fact]
    public void A_breach_nobody_noticed_before_the_answer_is_told_all_the_same() =>
        Assert.Equal([At("Mon 11:00")], Told(Ticket.Evolve(Opened, SlaCases.Answered(At("Mon 11:30"))), "Mon 11:31").OfType<TicketSlaBreached>().Select(b => b.DueAt));

    [Fact]
    public void What_was_due_before_a_ticket_was_brought_here_is_told_to_nobody()
    {
        var imported = Ticket.Evolve(null, (TicketOpened)SlaCases.Opened(At("Mon 09:00")) with { BroughtAt = At("Mon 11:30") });
        Assert.Empty(Told(imported, "Mon 11:31"));
        Assert.Equal(ClockState.Breached, Book.Of(imported, At("Mon 11:31")).Readings[0].State);
    }

    [Fact]
    public void When_the_promise_is_put_off_its_breach_is_told_anew()
    {
        var told = After(Opened, "Mon 11:01");
        var later = Book.With(SlaCases.Standard with { FirstResponse = TimeSpan.FromHours(3) });
        Assert.Equal(ClockState.Running, later.Of(told, At("Mon 11:30")).Readings[0].State);
        Assert.Contains(later.Of(told, At("Mon 12:01")).Tell(At("Mon 12:01")), e => e is TicketSlaBreached { Clock: ClockKind.FirstResponse });
    }

    [Fact]
    public void When_the_promise_is_tightened_a_breach_told_of_stands()
    {
        var tighter = Book.With(SlaCases.Standard with { FirstResponse = TimeSpan.FromHours(1) });
        Assert.DoesNotContain(tighter.Of(After(Opened, "Mon 11:01"), At("Mon 11:02")).Tell(At("Mon 11:02")), e => e is TicketSlaBreached);
    }

    [Fact]
    public void It_is_due_when_the_first_of_its_running_clocks_is() => Assert.Equal(At("Mon 11:00"), Book.Of(Opened, At("Mon 09:00")).DueAt);

    [Fact]
    public void Merged_it_is_due_at_no_time_and_goes_on_when_that_is_undone()
    {
        var merged = Ticket.Evolve(Opened, SlaCases.Merged(At("Mon 10:00")));
        Assert.Null(Book.Of(merged, At("Mon 10:30")).DueAt);
        Assert.Equal(At("Mon 14:00"), Book.Of(Ticket.Evolve(merged, SlaCases.Unmerged(At("Mon 12:00"))), At("Mon 12:00")).DueAt); // an hour counted, two hours merged, lunch
    }

    [Fact]
    public void Every_question_of_the_requester_has_a_clock() => Assert.Equal(
        [ClockKind.FirstResponse, ClockKind.Resolution, ClockKind.NextResponse, ClockKind.NextResponse],
        TicketClocks.Every(
        [
            SlaCases.Opened(At("Mon 09:00")), SlaCases.Answered(At("Mon 09:10")), SlaCases.Asked(At("Mon 10:00")), SlaCases.Answered(At("Mon 10:10")),
            SlaCases.Asked(At("Mon 11:00")), SlaCases.Asked(At("Mon 11:10")),
        ]).Select(c => c.Kind));

    [Fact]
    public void A_ticket_from_before_calendars_began_is_promised_nothing() => Assert.Null(Book.Of(SlaCases.Ticket([SlaCases.Opened(new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero))]), At("Mon 09:00")).Choice);

    [Fact]
    public void However_often_one_looks_a_breach_is_told_once_and_at_the_moment_the_rule_says() => Prop.ForAll(SlaCases.All.ToArbitrary(), c =>
    {
        var book = new SlaBook([c.Terms.Policy], new Dictionary<Guid, Platform.Calendars.BusinessCalendar> { [c.Terms.Policy.Calendar] = c.Terms.Calendar });
        var (ticket, told) = (SlaCases.Ticket(c.Events), new List<TicketSlaBreached>());
        for (var now = c.Now; book.Of(ticket, now).WakeAt is { } wake && told.Count < 100; now = wake > now ? wake : now.AddMicroseconds(1))
            foreach (var @event in book.Of(ticket, now).Tell(now))
            {
                ticket = Ticket.Evolve(ticket, @event);
                if (@event is TicketSlaBreached breach) told.Add(breach);
            }

        return told.DistinctBy(b => (b.Clock, b.StartedAt)).Count() == told.Count
            && told.All(b => ticket.Clocks.Read(c.Terms, b.At).Single(r => r.Kind == b.Clock) is { State: ClockState.Breached } reading && reading.DueAt == b.DueAt);
    }).QuickCheckThrowOnFailure();

    private static Ticket After(Ticket ticket, string now) => Told(ticket, now).Aggregate(ticket, Ticket.Evolve);

    private static Decision<TicketEvent> Told(Ticket ticket, string now) => Book.Of(ticket, At(now)).Tell(At(now));

    private static DateTimeOffset At(string text) => TicketClocksTests.At(text);
}
