using static Platform.Tickets.Domain.Examples;

namespace Platform.Tickets.Domain;

public class LifecycleTests
{
    [Fact]
    public void Every_move_is_an_event_a_refusal_or_nothing_and_lands_where_it_was_meant_to()
    {
        foreach (var from in Enum.GetValues<TicketState>())
            foreach (var to in Lifecycle.Own)
            {
                var ticket = In(from);
                var decision = Lifecycle.Move(ticket, to, Noon);
                if (decision.Refusal is null) Assert.Equal(to.State, ticket.After(decision).State);
                else Assert.NotEqual(from, to.State);
            }
    }

    [Fact]
    public void Nothing_becomes_new_again() => Assert.All(Enum.GetValues<TicketState>().Skip(1), state => Assert.Equal(TicketRefusals.NotNewAgain, Lifecycle.Move(In(state), Lifecycle.New, Noon).Refusal));

    [Fact]
    public void Only_what_is_resolved_is_closed()
    {
        Assert.Equal(TicketRefusals.NotResolved, Lifecycle.Move(In(TicketState.Open), Lifecycle.Closed, Noon).Refusal);
        Assert.IsType<TicketClosed>(Assert.Single(Lifecycle.Move(In(TicketState.Resolved), Lifecycle.Closed, Noon)));
    }

    [Fact]
    public void The_status_it_has_already_changes_nothing() => Assert.Empty(Lifecycle.Move(In(TicketState.Pending), Lifecycle.Own[2], Noon).Events);

    [Fact]
    public void A_status_of_the_companys_own_keeps_its_place_in_the_lifecycle()
    {
        var parts = new TicketStatus("waiting-for-parts", "Waiting for parts", TicketState.OnHold);
        var ticket = In(TicketState.OnHold).After(Lifecycle.Move(In(TicketState.OnHold), parts, Noon));
        Assert.Equal(("waiting-for-parts", TicketState.OnHold), (ticket.Status, ticket.State));
    }

    [Fact]
    public void Reopening_forgets_that_it_was_done_and_counts()
    {
        var ticket = In(TicketState.Closed).After(new TicketReopened("open", TicketState.Open, Noon.AddHours(1)));
        Assert.Equal((null, null, 1, Noon.AddHours(1)), (ticket.ResolvedAt, ticket.ClosedAt, ticket.ReopenCount, ticket.StateSince));
    }
}
