using static Platform.Tickets.Domain.Examples;

namespace Platform.Tickets.Domain.Risk;

public class PreventionReportTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid A = Guid.NewGuid(), B = Guid.NewGuid(), C = Guid.NewGuid(), D = Guid.NewGuid();

    private static PreventionReport Report(params (Guid, TicketEvent)[] events) => PreventionReport.Of(new(2026, 3, 2), events, Begin);

    private static TicketBreachRiskRaised Raised(DateTimeOffset at) => new(0.8, Noon, at) { Reasons = [Sign.TimeLeft, Sign.Unassigned] };

    [Fact]
    public void It_says_what_was_at_risk_what_was_prevented_and_what_breached()
    {
        var report = Report(
            (A, Raised(Noon)), (B, Raised(Noon)), (C, Raised(Noon)), (A, new TicketBreachRiskWithdrawn(RiskOutcome.InTime, null, Noon)),
            (B, new TicketBreachRiskWithdrawn(RiskOutcome.Breached, null, Noon)), (D, new TicketSlaBreached(Sla.ClockKind.Resolution, Noon, Guid.NewGuid(), Noon, Noon)));
        Assert.Equal((3, 1, 2, 1, 1), (report.AtRisk, report.Prevented, report.Breached, report.Unforeseen, report.StillAtRisk));
    }

    [Fact]
    public void The_reasons_of_what_breached_are_its_causes_and_those_of_the_rest_are_not()
    {
        var report = Report((A, Raised(Noon)), (B, Raised(Noon) with { Reasons = [Sign.Reopened] }), (A, new TicketBreachRiskWithdrawn(RiskOutcome.Breached, null, Noon)));
        Assert.Equal([new(Sign.TimeLeft, 1), new(Sign.Unassigned, 1)], report.Causes);
    }

    [Fact]
    public void What_was_feared_for_before_the_week_and_over_by_then_is_another_weeks() =>
        Assert.Equal(0, Report((A, Raised(Begin.AddDays(-3))), (A, new TicketBreachRiskWithdrawn(RiskOutcome.InTime, null, Begin.AddDays(-2)))).AtRisk);

    [Fact]
    public void What_was_feared_for_before_the_week_and_ends_in_it_is_this_weeks() =>
        Assert.Equal(1, Report((A, Raised(Begin.AddDays(-3))), (A, new TicketBreachRiskWithdrawn(RiskOutcome.InTime, null, Begin.AddDays(2)))).Prevented);

    [Fact]
    public void What_is_feared_for_again_is_not_prevented_yet()
    {
        var report = Report((A, Raised(Noon)), (A, new TicketBreachRiskWithdrawn(RiskOutcome.LessLikely, 0.5, Noon)), (A, Raised(Noon.AddHours(1))));
        Assert.Equal((1, 0, 1), (report.AtRisk, report.Prevented, report.StillAtRisk));
    }
}
