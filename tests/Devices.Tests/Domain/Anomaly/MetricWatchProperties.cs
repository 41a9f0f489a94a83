using FsCheck;
using FsCheck.Fluent;

namespace Platform.Devices.Domain.Anomaly;

public sealed class MetricWatchProperties
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_score_is_between_zero_and_one_whatever_is_reported() =>
        Check(Values(Wild), values => Play(values).All(w => w.Score is >= 0 and <= 1 && float.IsFinite(w.Expected)));

    [Fact]
    public void A_watch_that_was_saved_goes_on_as_before() => Check(Values(Wild), values =>
    {
        var half = values.Length / 2;
        var whole = Play(values)[^1];
        var again = Play(values[half..], MetricWatch.Load(Play(values[..half])[^1].Save()), half)[^1];
        return again.Equals(whole);
    });

    [Fact]
    public void A_reading_makes_a_new_watch_and_leaves_the_old_one_as_it_was() => Check(Values(Wild), values =>
    {
        var watch = Play(values)[^1];
        var before = watch.Save();
        Play(values, watch, values.Length);
        return watch.Save().AsSpan().SequenceEqual(before);
    });

    [Fact]
    public void The_unit_of_a_metric_does_not_matter_while_its_steps_are_fine() => Check(Values(Fine), values =>
        Play(values).Zip(Play([.. values.Select(v => v * 1_024)])).All(pair => Math.Abs(pair.First.Score - pair.Second.Score) < 0.01));

    private static readonly Gen<float> Tame = Gen.Choose(-1_000, 1_000).Select(n => n / 10f);

    private static readonly Gen<float> Fine = Gen.Choose(-1_000, 1_000).Select(n => n / 7f);

    private static readonly Gen<float> Wild = Gen.Frequency(
        (20, Tame), (2, Gen.Constant(0f)), (1, Gen.Elements(float.MaxValue, float.MinValue, float.NaN, float.Epsilon, 1e30f, -1e-30f)));

    private static Gen<float[]> Values(Gen<float> one) => Gen.Choose(2, 300).SelectMany(length => one.ArrayOf(length));

    private static List<MetricWatch> Play(float[] values, MetricWatch? from = null, int first = 0)
    {
        var watches = new List<MetricWatch>();
        for (var i = 0; i < values.Length; i++) watches.Add(from = MetricWatch.After(from, values[i], Start.AddMinutes(37 * (first + i))));
        return watches;
    }

    private static void Check(Gen<float[]> values, Func<float[], bool> holds) => Prop.ForAll(values.ToArbitrary(), holds).QuickCheckThrowOnFailure();
}
