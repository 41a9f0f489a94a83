using Platform.Contracts;

namespace Platform.Devices.Domain;

public sealed class DeviceShowTests
{
    [Fact]
    public void The_first_reading_is_shown_at_once() =>
        Assert.Equal(Band.Unknown, Assert.IsType<StandingChanged>(Assert.Single(new Live().Hear(battery: 90).Effects)).Before);

    [Fact]
    public void A_reading_that_changes_nothing_visible_is_not_shown() =>
        Assert.Single(new Live().HearMany(50, battery: _ => 90).Effects);

    [Fact]
    public void A_trembling_score_is_shown_at_most_once_a_second()
    {
        var device = new Live();
        for (var i = 0; i < 1_000; i++) device.Hear(battery: i % 2 == 0 ? 50 : 5, after: TimeSpan.FromMilliseconds(10));

        Assert.InRange(device.Effects.Count, 2, 11);
    }

    [Fact]
    public void What_was_held_back_is_shown_when_the_second_is_over()
    {
        var device = new Live().Hear(battery: 90).Hear(battery: 3, after: TimeSpan.FromMilliseconds(10));
        Assert.Single(device.Effects);

        device.Wait(TimeSpan.FromSeconds(1));

        Assert.Equal(device.Twin.Look, ((StandingChanged)device.Effects[^1]).Twin.Look);
        Assert.Equal(2, device.Effects.Count);
    }

    [Fact]
    public void A_device_that_falls_silent_shows_the_band_it_had()
    {
        var device = new Live().HearMany(5, battery: _ => 90).Wait(TimeSpan.FromMinutes(5));

        var shown = (StandingChanged)device.Effects[^1];
        Assert.Equal((Band.Healthy, Band.Unknown), (shown.Before, shown.Twin.Look.Band));
    }

    [Fact]
    public void A_device_that_moves_leaves_its_site_and_stands_at_the_other()
    {
        var (from, to) = (Guid.NewGuid(), Guid.NewGuid());
        var device = new Live().Hear(battery: 90);
        device.Effects.Clear();

        device.Tell(new DeviceConfigured(to, device.Twin.Profile, IsDecommissioned: false, LeftSiteId: from));

        Assert.Equal(from, Assert.IsType<SiteLeft>(device.Effects[0]).SiteId);
        Assert.Equal(to, Assert.IsType<StandingChanged>(device.Effects[1]).Twin.SiteId);
    }

    [Fact]
    public void What_happened_since_the_snapshot_is_shown_after_waking()
    {
        var device = new Live().Hear(battery: 90);
        var revived = device.Twin.Replay(new ReadingTaken(device.Now.AddMinutes(1), 3, float.NaN, float.NaN, true), device.Now.AddMinutes(1));

        var step = DeviceTwin.Step(revived, TimePassed.Now, revived.WakeAt!.Value);

        Assert.True(revived.WakeAt <= device.Now.AddMinutes(1));
        Assert.Single(step.Effects);
    }
}
