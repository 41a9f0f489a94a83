using Platform.Contracts;
using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain;

public sealed class DeviceTwinTests
{
    [Fact]
    public void A_device_nobody_heard_of_is_unknown_and_has_no_score()
    {
        var device = new Live();

        Assert.Equal((Band.Unknown, null), (device.Standing.Band, device.Standing.Score));
    }

    [Fact]
    public void A_device_that_is_well_has_a_hundred_points_and_no_reasons()
    {
        var device = new Live().HearMany(20, battery: _ => 95, signal: _ => -55, temperature: _ => 21);

        Assert.Equal((Band.Healthy, 100), (device.Standing.Band, device.Standing.Score));
        Assert.Empty(device.Standing.Reasons);
    }

    [Fact]
    public void An_empty_battery_costs_all_its_weight_and_says_so()
    {
        var device = new Live().HearMany(20, battery: _ => 3, signal: _ => -55, temperature: _ => 21);

        var reason = Assert.Single(device.Standing.Reasons);
        Assert.Equal((HealthSignal.Battery, 40, 3f, "%", "Battery at 3 %."), (reason.Signal, reason.PointsLost, reason.Value, reason.Unit, reason.Text));
        Assert.Equal(60, device.Standing.Score);
    }

    [Fact]
    public void A_battery_that_falls_is_judged_by_when_it_will_be_empty()
    {
        var device = new Live().HearMany(240, battery: i => 90 - i / 12f); // five percent an hour

        Assert.InRange(device.Score!.Value, 40, 70);
        Assert.Contains("empty in about", Assert.Single(device.Standing.Reasons).Text);
    }

    [Fact]
    public void A_replaced_battery_is_forgiven_at_once()
    {
        var device = new Live().HearMany(60, battery: i => 12 - i / 10f);
        Assert.True(device.Score < 60);

        Assert.Equal(100, device.Hear(battery: 100).Score);
    }

    [Fact]
    public void One_absurd_battery_reading_does_not_make_a_device_critical()
    {
        var device = new Live().HearMany(50, battery: _ => 90, signal: _ => -55).Hear(battery: 0, signal: -55);

        Assert.NotEqual(Band.Critical, device.Band);
    }

    [Fact]
    public void A_weak_signal_costs_points() =>
        Assert.True(new Live().HearMany(20, signal: _ => -95, battery: _ => 90).Score < 85);

    [Fact]
    public void A_signal_that_wavers_costs_more_than_a_steady_one_of_the_same_strength()
    {
        var steady = new Live().HearMany(40, signal: _ => -65, battery: _ => 90);
        var wavering = new Live().HearMany(40, signal: i => i % 2 == 0 ? -50 : -80, battery: _ => 90);

        Assert.True(wavering.Score < steady.Score);
        Assert.Contains("unsteady", Assert.Single(wavering.Standing.Reasons).Text);
    }

    [Fact]
    public void A_device_that_says_it_is_offline_loses_points_at_once_and_regains_them_online()
    {
        var device = new Live().HearMany(10, battery: _ => 90).Hear(battery: 90, online: false);
        Assert.True(device.Score < 100);

        Assert.Equal(100, device.Hear(battery: 90).Score);
    }

    [Fact]
    public void A_device_often_offline_stays_marked_when_it_is_back()
    {
        var device = new Live().HearMany(1_440, battery: _ => 90, online: i => i % 4 != 0);

        Assert.Equal(HealthSignal.Availability, Assert.Single(device.Hear(battery: 90).Standing.Reasons).Signal);
    }

    [Fact]
    public void A_day_replayed_in_a_second_counts_as_a_day()
    {
        var live = new Live();
        for (var i = 0; i < 1_440; i++) live.Hear(battery: 90, online: i % 2 == 0, after: TimeSpan.FromMilliseconds(1));

        Assert.InRange(live.Twin.Availability.Offline, 0.25f, 0.4f);
    }

    [Fact]
    public void A_temperature_out_of_the_ordinary_costs_points_that_come_back_when_it_is_ordinary_again()
    {
        var device = new Live(Machine).HearMany(600, temperature: i => 80 + i % 5);
        Assert.Equal(100, device.Score);

        Assert.InRange(device.HearMany(10, temperature: _ => 45).Score!.Value, 20, 45);
        Assert.Contains("unusual", Assert.Single(device.Standing.Reasons).Text);

        Assert.Equal(100, device.HearMany(1_200, temperature: i => 80 + i % 5).Score);
    }

    [Fact]
    public void A_temperature_beyond_the_limit_of_the_type_costs_points_from_the_first_reading()
    {
        var device = new Live(new DeviceProfile(60, new(0, 0, 20, 80), null, 100)).Hear(temperature: 120);

        Assert.Equal(60, device.Score);
        Assert.Contains("above the limit of 100 °C", Assert.Single(device.Standing.Reasons).Text);
    }

    [Fact]
    public void Silence_makes_a_device_unknown_and_keeps_what_was_last_known()
    {
        var device = new Live().HearMany(5, battery: _ => 10);
        var score = device.Score;
        var heardAt = device.Now;
        device.Wait(TimeSpan.FromMinutes(3));

        Assert.Equal((Band.Unknown, null, heardAt.AddMinutes(3)), (device.Standing.Band, device.Standing.Score, device.Standing.UnknownSince));
        Assert.Equal(score, device.Score);
        Assert.NotEmpty(device.Standing.Reasons);
    }

    [Fact]
    public void Silence_never_makes_a_device_look_better()
    {
        var device = new Live().HearMany(5, battery: _ => 10);
        var score = device.Score;

        Assert.True(device.Wait(TimeSpan.FromDays(3)).Score <= score);
    }

    [Fact]
    public void A_silent_device_is_reckoned_anew_every_hour()
    {
        var device = new Live().HearMany(5, battery: _ => 90).Wait(TimeSpan.FromMinutes(4));

        Assert.InRange(device.Twin.WakeAt!.Value - device.Now, TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public void A_device_heard_again_is_known_again()
    {
        var device = new Live().HearMany(5, battery: _ => 90).Wait(TimeSpan.FromHours(1));
        Assert.Equal(Band.Unknown, device.Band);

        Assert.Equal(Band.Healthy, device.Hear(battery: 90).Band);
        Assert.Null(device.Standing.UnknownSince);
    }

    [Fact]
    public void A_reading_no_newer_than_the_last_changes_nothing()
    {
        var device = new Live().HearMany(5, battery: _ => 90);
        var before = device.Twin;

        device.Tell(new ReadingTaken(before.LastAt!.Value, 1, -120, 500, false)).Tell(new ReadingTaken(before.LastAt.Value.AddDays(-1), 1, -120, 500, false));

        Assert.Same(before, device.Twin);
    }

    [Fact]
    public void What_a_device_never_reports_costs_nothing_and_leaves_its_weight_to_the_rest() =>
        Assert.Equal(100 - 67, new Live().HearMany(20, battery: _ => 3).Score); // 40 of the 60 points battery and availability have

    [Fact]
    public void A_decommissioned_device_hears_no_more()
    {
        var device = new Live().HearMany(5, battery: _ => 90);
        device.Tell(new DeviceConfigured(device.Twin.SiteId, device.Twin.Profile, IsDecommissioned: true));
        var after = device.Twin;

        Assert.Same(after, device.Hear(battery: 1).Twin);
        Assert.Null(after.WakeAt);
    }

    private static readonly DeviceProfile Machine = new(60, new(0, 0, 20, 80), null, null);
}
