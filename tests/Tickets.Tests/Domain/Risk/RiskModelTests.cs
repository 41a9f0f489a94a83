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

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void What_was_just_opened_and_is_promised_soon_alarms_nobody_while_little_is_known(float hours)
    {
        var fresh = Ticket with { Stage = Stage.New, HoursOfTarget = hours, HoursLeft = hours, ShareSpent = 0, HasAssignee = false };
        Assert.InRange(Of(fresh), 0.1, 0.5);
        Assert.InRange(Of(fresh with { HoursLeft = hours / 12, ShareSpent = 11 / 12f, HoursIdle = hours * 11 / 12 }), RiskModel.Alert, 1);
    }

    [Fact]
    public void Where_tickets_are_known_to_take_long_a_short_promise_is_an_alarm_from_the_beginning()
    {
        var past = new Experience();
        for (var i = 0; i < 200; i++) past.Join(Ticket.Likeness, isInTime: true);
        past.Hour = 40;
        for (var i = 0; i < 200; i++) past.Leave(Ticket.Likeness, isInTime: true, isResolved: true);
        Assert.InRange(RiskModel.Prior.Probability(Ticket with { Stage = Stage.New, HoursOfTarget = 2, HoursLeft = 2, ShareSpent = 0 }, past), RiskModel.Escalate, 1);
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
