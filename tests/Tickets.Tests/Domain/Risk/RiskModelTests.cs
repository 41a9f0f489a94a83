namespace Platform.Tickets.Domain.Risk;

public class RiskModelTests
{
    private static readonly OpenTicket Ticket = new() { Likeness = new(3, "printing", "desk", "web"), Stage = Stage.Active, HoursOfTarget = 36, HoursLeft = 20, ShareSpent = 0.4f, HasAssignee = true };

    [Fact]
    public void The_less_time_is_left_the_likelier_is_a_breach()
    {
        var risks = new[] { 36f, 20, 10, 4, 1, 0 }.Select(left => Of(Ticket with { HoursLeft = left })).ToList();
        Assert.Equal(risks.Order(), risks);
        Assert.InRange(risks[0], 0, 0.5);
        Assert.InRange(risks[^1], RiskModel.Alert, 1);
    }

    [Fact]
    public void Waiting_for_the_requester_is_a_risk() => Assert.True(Of(Ticket with { Stage = Stage.AwaitingRequester }) > Of(Ticket));

    [Fact]
    public void Numbers_beyond_all_reason_give_a_probability()
    {
        foreach (var wild in new[] { float.MaxValue, float.MinValue })
            Assert.InRange(Of(Ticket with { HoursLeft = wild, HoursIdle = wild, HoursSinceChange = wild, HoursOfTarget = wild, ShareSpent = wild, HourOfWeek = wild, Reassignments = int.MaxValue, Changes = int.MinValue }), 0.0001, 0.9999);
    }

    [Fact]
    public void Calibration_changes_no_order()
    {
        var calibrated = RiskModel.Prior with { Calibration = new(0.5, 1) };
        var tickets = Enumerable.Range(0, 20).Select(i => Ticket with { HoursLeft = i }).ToList();
        Assert.Equal(tickets.OrderBy(t => Of(t)).ToList(), tickets.OrderBy(t => calibrated.Probability(t, new())).ToList());
    }

    private static double Of(OpenTicket ticket) => RiskModel.Prior.Probability(ticket, new());
}
