using FsCheck;
using FsCheck.Fluent;

namespace Platform.Devices.Domain.Health;

public sealed class BatteryHistoryProperties
{
    [Fact]
    public void A_history_that_is_saved_goes_on_as_before() => Check(steps =>
    {
        var (whole, again, bucket) = (default(BatteryHistory), default(BatteryHistory), 2_000_000);
        foreach (var (gap, level) in steps)
        {
            bucket += gap;
            whole = BatteryHistory.After(whole, bucket, level);
            again = BatteryHistory.After(again, bucket, level);
            again = BatteryHistory.Load(again.Save());
        }

        return whole!.Equals(again) && whole.Overall == again!.Overall && whole.Recently == again.Recently;
    });

    [Fact]
    public void It_never_grows() => Check(steps => Play(steps).Save().Length < 128);

    [Fact]
    public void A_steady_fall_is_found_however_long_it_lasts() => Prop.ForAll(Gen.Choose(40, 1_500).ToArbitrary(), buckets =>
    {
        BatteryHistory? history = null;
        for (var i = 0; i < buckets; i++) history = BatteryHistory.After(history, 3_000_000 + i, 95 - 0.012f * i);
        return history!.Overall is { } found && Math.Abs(found.PerHour + 0.072f) < 0.006f;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_layout_is_forgotten()
    {
        var saved = Play([(1, 50), (1, 49)]).Save();
        saved[0]++;

        Assert.Null(BatteryHistory.Load(saved));
        Assert.Null(BatteryHistory.Load([1, 2, 3]));
    }

    private static BatteryHistory Play((int Gap, int Level)[] steps)
    {
        var (history, bucket) = (default(BatteryHistory), 2_000_000);
        foreach (var (gap, level) in steps) history = BatteryHistory.After(history, bucket += gap, level);
        return history!;
    }

    private static void Check(Func<(int Gap, int Level)[], bool> holds) => Prop.ForAll(
        Gen.Frequency((8, Gen.Constant(1)), (2, Gen.Choose(2, 50)), (1, Gen.Choose(100, 20_000))).Zip(Gen.Choose(0, 110)).NonEmptyListOf().Select(l => l.ToArray()).ToArbitrary(), holds).QuickCheckThrowOnFailure();
}
