using static Platform.Tickets.Domain.Sla.SlaCases;

namespace Platform.Tickets.Domain.Sla;

public sealed class SlaResultTests
{
    private static readonly DateTimeOffset Opening = Monday.AddHours(9);

    private static SlaResult? Resolution(DateTimeOffset now, params TicketEvent[] after) => Under(Standard, now, after);

    private static SlaResult? Under(SlaPolicy policy, DateTimeOffset now, params TicketEvent[] after)
    {
        var ticket = Ticket([Opened(Opening), .. after]);
        return SlaResult.Of(ticket, ticket.Clocks.All, new(policy, Office), now).SingleOrDefault(r => r.Clock is ClockKind.Resolution);
    }

    [Fact]
    public void A_clock_that_runs_is_not_decided() => Assert.Null(Resolution(Opening.AddHours(2)));

    [Fact]
    public void Kept_is_decided_when_it_was_stopped()
    {
        var result = Resolution(Opening.AddDays(9), Resolved(Opening.AddHours(5)))!;
        Assert.Equal((true, Opening.AddHours(5), 4 * 3_600), (result.IsKept, result.DecidedAt, result.SpentSeconds)); // lunch does not count
    }

    [Fact]
    public void Breached_is_decided_when_it_was_due()
    {
        var result = Resolution(Monday.AddDays(7))!;
        Assert.Equal((false, Monday.AddDays(2).AddHours(11), null), (result.IsKept, result.DecidedAt, result.SpentSeconds));
    }

    [Fact]
    public void How_long_a_breached_one_took_is_known_once_it_is_stopped() =>
        Assert.Equal(21 * 3_600, Resolution(Monday.AddDays(7), Resolved(Monday.AddDays(2).AddHours(17)))!.SpentSeconds);

    [Fact]
    public void What_is_promised_later_does_not_change_what_was_decided()
    {
        var kept = Resolution(Opening.AddDays(1), Resolved(Opening.AddHours(5)))!;
        var stricter = Under(Standard with { Resolution = TimeSpan.FromHours(1) }, Opening.AddDays(2), Resolved(Opening.AddHours(5)))!;
        Assert.False(stricter.IsKept);
        Assert.Equal(kept, stricter.After(kept));
    }

    [Fact]
    public void What_went_on_since_is_decided_anew()
    {
        var first = Resolution(Opening.AddDays(1), Resolved(Opening.AddHours(5)))!;
        var again = Resolution(Opening.AddDays(9), Resolved(Opening.AddHours(5)), Reopened(Opening.AddHours(6)), Resolved(Opening.AddHours(7)))!;
        Assert.Equal(Opening.AddHours(7), again.After(first).DecidedAt);
    }

    [Fact]
    public void It_counts_for_the_team_the_ticket_has_now()
    {
        var team = Guid.NewGuid();
        var before = Resolution(Opening.AddDays(1), Resolved(Opening.AddHours(5)))!;
        var after = Resolution(Opening.AddDays(2), Resolved(Opening.AddHours(5)), new TicketAssigned(team, null, Opening.AddDays(1)))!;
        Assert.Equal(before with { TeamId = team }, after.After(before));
    }
}
