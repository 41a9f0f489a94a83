using FsCheck;
using FsCheck.Fluent;
using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain.Prediction;

public sealed class PredictionProperties
{
    [Fact]
    public void Whatever_was_reported_probabilities_are_shares_and_times_are_in_order() => Check(steps => Predictions.Of(Play(steps).Twin).Classes.All(p =>
        p.Probability is >= 0 and <= 1 && (p.TimeToFailure is not { } t || (t.Earliest >= 0 && t.Earliest <= t.Likely && t.Likely <= t.Latest && float.IsFinite(t.Latest)))));

    [Fact]
    public void The_reasons_are_shares_of_one_cause_each_with_a_sentence() => Check(steps => Predictions.Of(Play(steps).Twin).Classes.All(p =>
        p.Reasons.Sum(r => r.Contribution) <= 1.03f && p.Reasons.All(r => r.Contribution > 0 && r.Text.Length > 0 && float.IsFinite(r.Value))));

    [Fact]
    public void What_is_foretold_is_withdrawn_before_it_is_foretold_again() => Check(steps =>
    {
        var effects = Play(steps).Effects;
        return FailureClasses.All.All(c =>
        {
            var told = effects.Select(e => e is FailureForetold f && f.Prediction.Class == c ? 1 : e is FailureWithdrawn w && w.Class == c ? -1 : 0).Where(t => t != 0);
            var standing = 0;
            return told.All(t => (standing += t) is 0 or 1);
        });
    });

    private static Live Play(Heard[] steps)
    {
        var device = new Live(new DeviceProfile(60, HealthWeights.Default, -20, 60));
        foreach (var s in steps)
            for (var i = 0; i < s.Times; i++) device.Hear(s.Battery - i * s.Fall, s.Signal, s.Temperature, s.Online, TimeSpan.FromSeconds(s.Seconds));
        return device;
    }

    private static void Check(Func<Heard[], bool> holds) => Prop.ForAll(Steps.ArrayOf().ToArbitrary(), holds).QuickCheckThrowOnFailure();

    private static readonly Gen<Heard> Steps =
        from battery in Gen.Choose(0, 100)
        from fall in Gen.Choose(0, 20)
        from signal in Gen.Choose(-150, 0)
        from temperature in Gen.Choose(-100, 1_000)
        from online in Gen.Elements<bool?>(true, true, true, false, null)
        from seconds in Gen.Elements(30, 60, 300, 3_600)
        from times in Gen.Choose(1, 10)
        select new Heard(battery, fall / 10f, signal, temperature, online, seconds, times);

    private sealed record Heard(float Battery, float Fall, float Signal, float Temperature, bool? Online, int Seconds, int Times);
}
