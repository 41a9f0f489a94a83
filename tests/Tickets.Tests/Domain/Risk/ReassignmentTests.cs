namespace Platform.Tickets.Domain.Risk;

public class ReassignmentTests
{
    private static readonly Likeness Slow = new(3, "printing", "slow", "web"), Fast = Slow with { Group = "fast" };
    private static readonly OpenTicket Ticket = new() { Likeness = Slow, Stage = Stage.Active, HoursOfTarget = 36, HoursLeft = 8, ShareSpent = 0.7f, HasAssignee = true };

    [Fact]
    public void The_faster_group_is_the_better_one()
    {
        var best = Reassignment.Best(RiskModel.Prior, Ticket, Past(), ["fast", "slow", "unknown"])!;
        Assert.Equal("fast", best.Group);
        Assert.True(best.ProbabilityThen < best.ProbabilityNow - Reassignment.LeastGain);
        Assert.Equal(RiskModel.Prior.Probability(Ticket, Past()), best.ProbabilityNow);
    }

    [Fact]
    public void Nothing_is_gained_by_a_slower_group() =>
        Assert.Null(Reassignment.Best(RiskModel.Prior, Ticket with { Likeness = Fast }, Past(), ["fast", "slow"]));

    [Fact]
    public void Without_another_group_there_is_nothing_to_do() => Assert.Null(Reassignment.Best(RiskModel.Prior, Ticket, Past(), ["slow"]));

    private static Experience Past()
    {
        var past = new Experience();
        foreach (var (kind, hours) in new[] { (Fast, 3), (Slow, 150) })
            for (var i = 0; i < 40; i++)
            {
                past.Join(kind, isInTime: true);
                past.Hour += hours;
                past.Leave(kind, isInTime: true, isResolved: true);
                past.End(kind, breached: kind == Slow);
            }

        return past;
    }
}
