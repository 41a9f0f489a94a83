using FsCheck;
using FsCheck.Fluent;
using static Platform.Tickets.Domain.Examples;

namespace Platform.Tickets.Domain.Risk;

public class RiskWatchTests
{
    private static readonly DateTimeOffset Due = Noon.AddHours(4);

    private static Judgement Likely(double probability, DateTimeOffset? due = null) => new(new(TargetState.Open, due ?? Due), new float[Signs.Count], probability, null);

    private static Ticket Judged(Ticket ticket, double probability, DateTimeOffset? at = null) => ticket.After(RiskWatch.Decide(JudgedTicket.Of(ticket), Likely(probability), RiskModel.Prior, Guid.NewGuid(), at ?? Noon));

    [Theory, InlineData(0.69, false), InlineData(0.7, true), InlineData(0.79, true)]
    public void Others_are_told_from_seventy_percent_on(double probability, bool isTold) => Assert.Equal(isTold, Judged(Opened(), probability).BreachRiskRaisedAt is not null);

    [Theory, InlineData(0.6, true), InlineData(0.59, false)]
    public void It_stands_until_it_is_below_sixty_percent(double probability, bool stands) => Assert.Equal(stands, Judged(Judged(Opened(), 0.75), probability).BreachRiskRaisedAt is not null);

    [Fact]
    public void A_probability_that_stays_between_the_two_changes_nothing_however_it_wavers() =>
        Prop.ForAll(Gen.Choose(600, 999).Select(n => n / 1000d).ListOf().ToArbitrary(), probabilities =>
        {
            var raised = Judged(Opened(), 0.95);
            return probabilities.Aggregate(raised, (ticket, p) => Judged(ticket, p)).Version == raised.Version;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_judged_told_and_withdrawn_take_turns_and_the_priority_is_raised_once() =>
        Prop.ForAll(Gen.Choose(0, 1000).Select(n => n / 1000d).ListOf().ToArbitrary(), probabilities =>
        {
            var (ticket, events) = (Opened(), new List<TicketEvent>());
            foreach (var probability in probabilities)
            {
                var decision = RiskWatch.Decide(JudgedTicket.Of(ticket), Likely(probability), RiskModel.Prior, Guid.NewGuid(), Noon);
                events.AddRange(decision.Events);
                ticket = ticket.After(decision);
            }

            var told = events.Where(e => e is TicketBreachRiskRaised or TicketBreachRiskWithdrawn).ToList();
            return told.Select((e, i) => e is TicketBreachRiskRaised == (i % 2 == 0)).All(turn => turn) && events.OfType<TicketEscalated>().Count() == (probabilities.Any(p => p >= 0.8) ? 1 : 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void From_eighty_percent_on_the_priority_is_raised_with_a_note_that_says_why()
    {
        var note = Guid.NewGuid();
        var decision = RiskWatch.Decide(JudgedTicket.Of(Opened()), Likely(0.8), RiskModel.Prior, note, Noon);
        Assert.Equal([typeof(TicketBreachRiskRaised), typeof(TicketEscalated)], decision.Events.Select(e => e.GetType()));
        Assert.Equal(new TicketEscalated(0.8, TicketPriority.Normal, TicketPriority.High, note, Noon), decision.Events[1]);
    }

    [Fact]
    public void What_is_urgent_already_cannot_be_raised() =>
        Assert.DoesNotContain(RiskWatch.Decide(JudgedTicket.Of(Opened().After(new TicketPrioritised(TicketPriority.Urgent, Noon))), Likely(0.99), RiskModel.Prior, Guid.NewGuid(), Noon).Events, e => e is TicketEscalated);

    [Fact]
    public void A_promise_does_not_become_tighter_because_we_hurry()
    {
        var escalated = Judged(Opened(), 0.9);
        Assert.Equal((TicketPriority.High, TicketPriority.Normal), (escalated.Priority, escalated.PromisedPriority));
        Assert.Equal(TicketPriority.Urgent, escalated.After(new TicketPrioritised(TicketPriority.Urgent, Noon.AddMinutes(1))).PromisedPriority);
    }

    [Fact]
    public void Of_what_cannot_be_prevented_any_more_nobody_is_told() =>
        Assert.Empty(RiskWatch.Decide(JudgedTicket.Of(Opened()), Likely(0.99, Noon.AddSeconds(59)), RiskModel.Prior, Guid.NewGuid(), Noon).Events);

    [Fact]
    public void What_an_import_brings_is_left_alone_until_all_of_its_past_is_here()
    {
        var brought = Ticket.Evolve(null, new TicketOpened(
            Guid.NewGuid(), Tenant, 7, "Door", "", Guid.NewGuid(), TicketPriority.Normal, TicketChannel.Api, "new", TicketState.New, Noon.AddDays(-1)) { BroughtAt = Noon });
        Assert.Empty(RiskWatch.Decide(JudgedTicket.Of(brought), Likely(0.99), RiskModel.Prior, Guid.NewGuid(), Noon.AddMinutes(59)).Events);
        Assert.NotEmpty(RiskWatch.Decide(JudgedTicket.Of(brought), Likely(0.99), RiskModel.Prior, Guid.NewGuid(), Noon.AddMinutes(60)).Events);
    }

    [Theory, InlineData(TargetState.Met, RiskOutcome.InTime), InlineData(TargetState.Missed, RiskOutcome.Breached), InlineData(TargetState.None, RiskOutcome.NotPromised)]
    internal void When_there_is_nothing_left_to_foretell_it_is_withdrawn_with_what_came_of_it(TargetState state, RiskOutcome outcome)
    {
        var ticket = Judged(Opened(), 0.75);
        var decision = RiskWatch.Decide(JudgedTicket.Of(ticket), Judgement.Of(new(state, Due)), RiskModel.Prior, Guid.NewGuid(), Noon.AddHours(1));
        Assert.Equal(outcome, Assert.IsType<TicketBreachRiskWithdrawn>(Assert.Single(decision.Events)).Outcome);
        Assert.Empty(RiskWatch.Decide(JudgedTicket.Of(Opened()), Judgement.Of(new(state, Due)), RiskModel.Prior, Guid.NewGuid(), Noon).Events);
    }

    [Fact]
    public void What_follows_from_a_risk_is_nothing_somebody_did()
    {
        var (before, after) = (Opened(), Judged(Opened(), 0.85, Noon.AddHours(1)));
        Assert.Equal((before.ChangedAt, 0, 1), (after.ChangedAt, JudgedTicket.Of(after).Doings, after.NoteCount));
    }
}
