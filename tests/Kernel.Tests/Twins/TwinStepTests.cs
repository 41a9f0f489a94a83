namespace Platform.Twins;

public sealed class TwinStepTests
{
    [Fact]
    public void A_twin_alone_is_a_step_without_answer_or_effects()
    {
        TwinStep<Lamp> step = new Lamp(true);
        Assert.Equal((new Lamp(true), null, true), (step.Twin, step.Reply, step.Effects.IsEmpty));
    }

    [Fact]
    public void Effects_are_added_in_order_and_the_answer_is_kept()
    {
        var step = new IsLit().Answer(new Lamp(true), true).Then(new Ring(1)).Then(new Ring(2), new Ring(3));
        Assert.Equal(true, step.Reply);
        Assert.Equal([new Ring(1), new Ring(2), new Ring(3)], step.Effects);
    }

    private abstract record LampSignal;
    private sealed record IsLit : LampSignal, IAsk<LampSignal, bool>;
    private sealed record Ring(int Times) : Effect;
    private sealed record Lamp(bool Lit) : ITwin { public DateTimeOffset? WakeAt => null; }
}
