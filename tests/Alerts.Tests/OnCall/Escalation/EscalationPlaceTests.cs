namespace Platform.Alerts.OnCall.Escalation;

public class EscalationPlaceTests
{
    private static IEnumerable<EscalationPlace> Way(int steps, int lastRound)
    {
        for (EscalationPlace? next = new(0, 0); next is { } place; next = place.Next(steps, lastRound)) yield return place;
    }

    [Fact]
    public void After_the_last_step_everybody_is_called() => Assert.Equal([new(0, 0), new(0, 1), new(0, 2)], Way(2, 0));

    [Fact]
    public void Steps_come_again_before_everybody_is_called() => Assert.Equal([new(0, 0), new(0, 1), new(1, 0), new(1, 1), new(1, 2)], Way(2, 1));

    [Theory, InlineData(1, 0), InlineData(20, 9)]
    public void No_place_comes_twice_so_no_page_has_the_key_of_another(int steps, int repeats)
    {
        var keys = Way(steps, repeats).Select(p => p.KeyOf(Guid.Empty)).ToList();
        Assert.Equal(steps * (repeats + 1) + 1, keys.Distinct().Count());
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Theory]
    [InlineData(0, 0, 5), InlineData(21, 0, 5), InlineData(1, 10, 5), InlineData(1, -1, 5), InlineData(1, 0, 0), InlineData(1, 0, 1441)]
    public void Steps_nobody_can_follow_are_refused(int steps, int repeats, int minutes) =>
        Assert.NotNull(EscalationStep.WhyNot([.. Enumerable.Repeat(new EscalationStep([new(TargetKind.Everyone)], minutes), steps)], repeats));

    [Fact]
    public void Everybody_has_no_id_and_others_have_one()
    {
        Assert.NotNull(EscalationStep.WhyNot([new([new(TargetKind.Everyone, Guid.NewGuid())], 5)], 0));
        Assert.NotNull(EscalationStep.WhyNot([new([new(TargetKind.Person)], 5)], 0));
        Assert.Null(EscalationStep.WhyNot([new([new(TargetKind.Person, Guid.NewGuid()), new(TargetKind.Everyone)], 5)], 0));
    }
}
