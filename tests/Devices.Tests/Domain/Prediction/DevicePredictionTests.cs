using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain.Prediction;

public sealed class DevicePredictionTests
{
    [Fact]
    public void A_dying_battery_is_foretold_hours_ahead_with_a_reason_and_something_to_do()
    {
        var device = new Live().HearMany(240, battery: i => 60 - i / 10f); // six percent an hour

        var foretold = Assert.Single(Foretold(device));
        Assert.Equal(FailureClass.Battery, foretold.Prediction.Class);
        Assert.InRange(foretold.Prediction.TimeToFailure!.Value.Likely, 1, 24);
        Assert.Equal("battery", foretold.Prediction.Reasons[0].Signal);
        Assert.NotEmpty(foretold.Prediction.Recommendation);
    }

    [Fact]
    public void A_new_battery_withdraws_it()
    {
        var device = new Live().HearMany(240, battery: i => 60 - i / 10f);

        device.HearMany(60, battery: _ => 100);

        Assert.Equal(FailureClass.Battery, Assert.Single(device.Effects.OfType<FailureWithdrawn>()).Class);
        Assert.False(device.Twin.Outlook.Battery.IsForetold);
    }

    [Fact]
    public void A_link_that_gives_way_is_foretold()
    {
        var device = new Live().HearMany(1_500, signal: i => -60 - i % 3);

        device.HearMany(60, signal: i => -84 + i % 5 * 6, online: i => i % 4 != 0);

        Assert.Equal(FailureClass.Connectivity, Assert.Single(Foretold(device)).Prediction.Class);
    }

    [Fact]
    public void A_thing_that_overheats_is_foretold()
    {
        var device = new Live(new DeviceProfile(60, HealthWeights.Default, null, 90)).HearMany(1_500, temperature: i => 60 + i % 5);

        device.HearMany(60, temperature: i => 62 + i / 2f);

        Assert.Equal(FailureClass.Device, Assert.Single(Foretold(device)).Prediction.Class);
    }

    [Fact]
    public void A_healthy_device_gives_no_cause()
    {
        var device = new Live().HearMany(3_000, battery: i => 90 - i / 3_000f, signal: i => -60 - i % 4, temperature: i => 20 + i % 7 * 0.2f);

        Assert.Empty(Foretold(device));
        Assert.All(Predictions.Of(device.Twin).Classes, p => Assert.Null(p.TimeToFailure));
    }

    [Fact]
    public void Nothing_is_expected_of_a_device_that_was_never_heard() => Assert.Empty(Predictions.Of(new Live().Twin).Classes);

    [Fact]
    public void A_device_out_of_use_does_not_fail()
    {
        var device = new Live().HearMany(240, battery: i => 60 - i / 10f);

        device.Tell(new DeviceConfigured(device.Twin.SiteId, device.Twin.Profile, IsDecommissioned: true));

        Assert.Single(device.Effects.OfType<FailureWithdrawn>());
    }

    [Fact]
    public void A_failure_foreseen_in_a_replay_is_told_when_the_twin_wakes()
    {
        var device = new Live().HearMany(10, battery: _ => 60);
        var (twin, at) = (device.Twin, device.Now);
        for (var i = 0; i < 240; i++) twin = twin.Replay(new ReadingTaken(at.AddMinutes(i + 1), 60 - i / 10f, float.NaN, float.NaN, true), at.AddMinutes(i + 1));

        var woken = DeviceTwin.Step(twin, TimePassed.Now, twin.WakeAt!.Value);

        Assert.Single(woken.Effects.OfType<FailureForetold>());
    }

    private static List<FailureForetold> Foretold(Live device) => [.. device.Effects.OfType<FailureForetold>()];
}
