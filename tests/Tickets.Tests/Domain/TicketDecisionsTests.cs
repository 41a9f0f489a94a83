using Platform.Tickets.Features;
using static Platform.Tickets.Domain.Examples;

namespace Platform.Tickets.Domain;

public class TicketDecisionsTests
{
    [Fact]
    public void Our_first_answer_opens_a_new_ticket_and_is_the_first_response()
    {
        var ticket = Opened().After(ReplyToTicket.Decide(Opened(), Guid.NewGuid(), byRequester: false, status: null, Noon.AddMinutes(5)));
        Assert.Equal((TicketState.Open, Noon.AddMinutes(5)), (ticket.State, ticket.FirstRespondedAt));
    }

    [Fact]
    public void The_requesters_own_words_are_no_response() => Assert.Null(Opened().After(ReplyToTicket.Decide(Opened(), Guid.NewGuid(), true, null, Noon)).FirstRespondedAt);

    [Theory, InlineData(TicketState.Pending), InlineData(TicketState.Resolved)]
    internal void The_requesters_answer_takes_up_what_waited_for_it(TicketState state) =>
        Assert.Equal(TicketState.Open, In(state).After(ReplyToTicket.Decide(In(state), Guid.NewGuid(), true, null, Noon)).State);

    [Fact]
    public void Nobody_answers_what_is_closed() => Assert.Equal(TicketRefusals.Closed, ReplyToTicket.Decide(In(TicketState.Closed), Guid.NewGuid(), true, null, Noon).Refusal);

    [Fact]
    public void Whoever_is_mentioned_watches()
    {
        var person = Guid.NewGuid();
        Assert.Equal([person], Opened().After(NoteOnTicket.Decide(Opened(), Guid.NewGuid(), [person], Noon)).Watchers);
    }

    [Fact]
    public void Watching_twice_is_once()
    {
        var person = Guid.NewGuid();
        Assert.Empty(WatchTicket.Decide(Opened().After(new TicketWatched(person, Noon)), person, true, Noon).Events);
    }

    [Fact]
    public void A_ticket_is_not_merged_into_itself_nor_into_one_that_is_merged()
    {
        var (a, b) = (Opened(1), Opened(2));
        Assert.Equal(TicketRefusals.Itself, MergeTicket.Decide(a, a, Noon).Refusal);
        Assert.Equal(TicketRefusals.TargetMerged, MergeTicket.Decide(a, b.After(new TicketMerged(Guid.NewGuid(), "closed", Noon)), Noon).Refusal);
    }

    [Fact]
    public void A_merge_is_undone_for_a_week_and_the_ticket_stands_where_it_stood()
    {
        var ticket = In(TicketState.Pending);
        var merged = ticket.After(MergeTicket.Decide(ticket, Opened(2), Noon));
        Assert.Equal((TicketState.Closed, TicketRefusals.Merged), (merged.State, merged.RefuseIfClosed()));

        var undone = merged.After(MergeTicket.DecideUndo(merged, Noon.AddDays(7)));
        Assert.Equal((TicketState.Pending, "pending", null), (undone.State, undone.Status, undone.MergedIntoId));
        Assert.Equal(TicketRefusals.UnmergeTooLate, MergeTicket.DecideUndo(merged, Noon.AddDays(7).AddSeconds(1)).Refusal);
    }

    [Fact]
    public void The_first_assignment_is_no_reassignment()
    {
        var first = Opened().After(new TicketAssigned(null, Guid.NewGuid(), Noon));
        Assert.Equal((0, 1), (first.ReassignmentCount, first.After(new TicketAssigned(null, Guid.NewGuid(), Noon)).ReassignmentCount));
    }

    [Fact]
    public void A_required_field_must_have_a_value_before_a_ticket_is_resolved()
    {
        var desk = Desk.Evolve(null, new DeskFieldsChanged(Tenant, [new("root-cause", "Root cause", FieldType.Text, IsRequired: true)], Noon));
        Assert.Equal("ticket.field-missing", ResolveTicket.Decide(In(TicketState.Open), desk, Noon).Refusal?.Code);
    }
}
