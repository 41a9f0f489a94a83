using static Platform.Tickets.Domain.Examples;

namespace Platform.Tickets.Domain;

public class TicketFactsTests
{
    [Fact]
    public void What_holds_already_needs_nothing_to_happen()
    {
        var ticket = Opened();
        Assert.Empty(TicketFacts.Of(ticket).Decide(ticket, Noon).Events);
    }

    [Fact]
    public void A_closed_ticket_does_not_change()
    {
        var ticket = In(TicketState.Closed);
        Assert.Equal(TicketRefusals.Closed, (TicketFacts.Of(ticket) with { Priority = TicketPriority.Urgent }).Decide(ticket, Noon).Refusal);
    }

    [Fact]
    public void What_is_reopened_changes_after_it_is_open()
    {
        var ticket = In(TicketState.Closed);
        var events = (TicketFacts.Of(ticket) with { Priority = TicketPriority.Urgent, Status = Lifecycle.Open }).Decide(ticket, Noon);
        Assert.Equal([typeof(TicketReopened), typeof(TicketPrioritised)], events.Select(e => e.GetType()));
    }

    [Fact]
    public void What_others_changed_since_stays_when_an_edit_is_taken_back()
    {
        var before = TicketFacts.Of(In(TicketState.Open));
        var after = before with { Priority = TicketPriority.High, Tags = ["roof"] };
        var now = after with { Tags = ["roof", "wet"] };

        var back = now.Back(before, after);

        Assert.Equal(TicketPriority.Normal, back.Priority);
        Assert.Equal(["roof", "wet"], back.Tags);
    }

    [Fact]
    public void A_ticket_without_a_subject_is_refused() => Assert.Equal(TicketRefusals.Subjectless, (TicketFacts.Of(Opened()) with { Subject = "  " }).Decide(Opened(), Noon).Refusal);
}
