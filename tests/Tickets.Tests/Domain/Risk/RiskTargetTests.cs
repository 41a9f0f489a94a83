using Platform.Tickets.Domain.Sla;
using static Platform.Tickets.Domain.Examples;

namespace Platform.Tickets.Domain.Risk;

public class RiskTargetTests
{
    private static readonly SlaBook Book = new(
        [SlaPolicy.StandardOf(Tenant)], new Dictionary<Guid, Calendars.BusinessCalendar> { [WorkCalendar.AroundTheClockOf(Tenant)] = Calendars.BusinessCalendar.Of(Calendars.CalendarRules.AroundTheClock).Value! });

    private static RiskTarget Target(Ticket ticket, DateTimeOffset now, SlaBook? book = null) =>
        RiskTarget.Of(JudgedTicket.Of(ticket), (book ?? Book).Of(ticket, now), now);

    [Fact]
    public void A_ticket_may_miss_its_resolution() => Assert.Equal(new(TargetState.Open, Noon.AddHours(72)), Target(Opened(), Noon));

    [Fact]
    public void What_somebody_said_goes_before_what_a_policy_promises() => Assert.Equal(new(TargetState.Open, Noon.AddHours(1)), Target(Opened().After(new TicketDueSet(Noon.AddHours(1), Noon)), Noon));

    [Fact]
    public void Where_only_an_answer_is_promised_it_may_miss_that()
    {
        var book = Book.With(SlaPolicy.StandardOf(Tenant) with { Resolution = null });
        Assert.Equal(new(TargetState.Open, Noon.AddHours(8)), Target(Opened(), Noon, book));
        Assert.Equal(TargetState.Met, Target(Opened().After(new TicketReplied(Guid.NewGuid(), false, Noon.AddHours(1))), Noon.AddHours(2), book).State);
    }

    [Fact]
    public void A_clock_that_stands_still_is_due_when_it_would_be_if_it_went_on_now() =>
        Assert.Equal(new(TargetState.Open, Noon.AddHours(10 + 72)), Target(In(TicketState.Pending), Noon.AddHours(10)));

    [Fact]
    public void Done_in_time_is_met_and_later_is_missed()
    {
        var resolved = Opened().After(new TicketResolved("resolved", Noon.AddHours(2)));
        Assert.Equal(TargetState.Met, Target(resolved, Noon.AddDays(9)).State);
        Assert.Equal(TargetState.Missed, Target(Opened().After(new TicketDueSet(Noon.AddHours(1), Noon), new TicketResolved("resolved", Noon.AddHours(2))), Noon.AddHours(3)).State);
        Assert.Equal(TargetState.Missed, Target(Opened(), Noon.AddHours(73)).State);
    }

    [Fact]
    public void Nothing_promised_is_nothing_to_miss() => Assert.Equal(TargetState.None, Target(Opened(), Noon, SlaBook.Empty).State);

    [Fact]
    public void What_is_promised_day_and_night_is_not_late_because_the_desk_is_closed()
    {
        var book = Book.With(SlaPolicy.StandardOf(Tenant) with { Resolution = TimeSpan.FromHours(8) });
        var closed = new DeskHours(Calendars.BusinessCalendar.Of(new() { Zone = "UTC", Week = new() { Friday = [new(new(9, 0), new(17, 0))] } }).Value!); // two days after that noon
        var judge = new RiskJudge(book, closed, RiskModel.Prior, new(), []);
        Assert.InRange(judge.Of(JudgedTicket.Of(Opened()), Noon).Probability!.Value, 0, 0.5);
        Assert.InRange(judge.Of(JudgedTicket.Of(Opened().After(new TicketDueSet(Noon.AddHours(8), Noon))), Noon).Probability!.Value, RiskModel.Escalate, 1);
    }

    [Fact]
    public void A_due_date_at_the_end_of_time_can_be_judged()
    {
        var judge = new RiskJudge(Book, DeskHours.Always, RiskModel.Prior, new(), []);
        Assert.InRange(judge.Of(JudgedTicket.Of(Opened().After(new TicketDueSet(DateTimeOffset.MaxValue, Noon))), Noon).Probability!.Value, 0, 0.5);
    }
}
