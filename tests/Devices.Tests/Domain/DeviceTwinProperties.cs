using FsCheck;
using FsCheck.Fluent;
using Platform.Contracts;
using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain;

public sealed class DeviceTwinProperties
{
    [Fact]
    public void The_score_is_a_hundred_less_the_reasons_whatever_happened() => Check(steps =>
    {
        var device = Play(steps);
        return device.Score is not { } score || (score is >= 0 and <= 100 && score == 100 - device.Standing.Reasons.Sum(r => r.PointsLost));
    });

    [Fact]
    public void The_band_follows_the_score() => Check(steps =>
    {
        var standing = Play(steps).Standing;
        return standing.Band == Bands.Of(standing.Score);
    });

    [Fact]
    public void A_lower_battery_never_makes_a_device_look_better() => Check(steps =>
    {
        var device = Play(steps);
        return Enumerable.Range(0, 20).Select(i => ScoreAfter(device, battery: i * 5)).ToArray() is var scores && scores.Order().SequenceEqual(scores);
    });

    [Fact]
    public void Every_point_that_is_lost_is_explained() =>
        Check(steps => Play(steps).Standing.Reasons.All(r => r.PointsLost > 0 && r.Text.Length > 0 && float.IsFinite(r.Value) && r.Unit.Length > 0));

    [Fact]
    public void A_twin_that_is_saved_and_loaded_goes_on_as_before() => Check(steps =>
    {
        var twin = Play(steps).Twin;
        var again = Saved.Again(twin) with { Profile = twin.Profile, SiteId = twin.SiteId, IsDecommissioned = twin.IsDecommissioned };
        return again == twin;
    });

    [Fact]
    public void A_twin_that_is_packed_between_two_readings_goes_on_as_before() => Check(steps =>
    {
        var twin = Play(steps).Twin;
        return PackedTwin.Of(twin) is PackedTwin packed && packed.Unpack() == twin;
    });

    [Fact]
    public void Readings_heard_twice_or_late_change_nothing() => Check(steps =>
    {
        var device = Play(steps);
        var before = device.Twin;
        foreach (var step in steps.Where(s => !s.IsSilence)) device.Tell(new ReadingTaken(before.LastAt!.Value.AddSeconds(-step.Seconds), step.Battery, step.Signal, step.Temperature, step.Online));
        return ReferenceEquals(before, device.Twin);
    });

    private static int ScoreAfter(Live device, float battery)
    {
        var at = device.Now.AddMinutes(1);
        return DeviceTwin.Step(device.Twin, new ReadingTaken(at, battery, float.NaN, float.NaN, true), at).Twin.LastScore!.Value;
    }

    private static Live Play(Heard[] steps)
    {
        var device = new Live(new DeviceProfile(60, HealthWeights.Default, -20, 60));
        foreach (var step in steps)
        {
            if (step.IsSilence) device.Wait(TimeSpan.FromSeconds(step.Seconds * 60));
            else device.Hear(step.Battery, step.Signal, step.Temperature, step.Online, TimeSpan.FromSeconds(step.Seconds));
        }

        return device;
    }

    private static void Check(Func<Heard[], bool> holds) => Prop.ForAll(Steps.ArrayOf().ToArbitrary(), holds).QuickCheckThrowOnFailure();

    private static readonly Gen<Heard> Steps =
        from battery in Maybe(0, 100)
        from signal in Maybe(-150, 0)
        from temperature in Maybe(-100, 1_000)
        from online in Gen.Elements<bool?>(true, true, true, false, null)
        from seconds in Gen.Elements(0, 1, 30, 60, 61, 3_600)
        from silence in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Heard(battery, signal, temperature, online, seconds, silence);

    private static Gen<float> Maybe(int least, int most) => Gen.Frequency((1, Gen.Constant(float.NaN)), (4, Gen.Choose(least * 10, most * 10).Select(n => n / 10f)));

    private sealed record Heard(float Battery, float Signal, float Temperature, bool? Online, int Seconds, bool IsSilence);
}
