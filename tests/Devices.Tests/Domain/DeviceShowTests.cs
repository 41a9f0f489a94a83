using Platform.Contracts;

namespace Platform.Devices.Domain;

public sealed class DeviceShowTests
{
    [Fact]
    public void The_first_reading_is_shown_and_told_at_once()
    {
        var device = new Live().Hear(battery: 90);

        Assert.IsType<StandingChanged>(device.Effects[0]);
        Assert.Equal((Band.Unknown, Band.Healthy), Assert.Single(device.Told()));
    }

    [Fact]
    public void A_reading_that_changes_nothing_visible_is_not_shown() =>
        Assert.Equal(1, new Live().HearMany(50, battery: _ => 90).Shown());

    [Fact]
    public void A_score_that_trembles_is_shown_now_and_then()
    {
        var device = new Live();
        for (var i = 0; i < 3_000; i++) device.Hear(battery: 90, signal: i % 2 == 0 ? -71 : -72, after: TimeSpan.FromMilliseconds(10));

        Assert.InRange(device.Shown(), 1, 5);
    }

    [Fact]
    public void A_device_that_wavers_between_two_bands_is_told_of_once_a_minute_at_most()
    {
        var device = new Live().HearMany(10);
        for (var i = 0; i < 600; i++) device.Hear(online: i % 2 == 0, after: TimeSpan.FromSeconds(1));

        Assert.InRange(device.Told().Count, 3, 21);
    }

    [Fact]
    public void Good_news_is_told_when_it_lasts()
    {
        var device = new Live().HearMany(10).Hear(online: false).Hear(after: TimeSpan.FromSeconds(5));
        Assert.Equal(Band.Poor, device.Told()[^1].After);

        device.HearMany(2);

        Assert.Equal((Band.Poor, Band.Healthy), device.Told()[^1]);
    }

    [Fact]
    public void However_the_score_leaps_it_is_shown_at_most_once_a_second()
    {
        var device = new Live();
        for (var i = 0; i < 1_000; i++) device.Hear(battery: i % 2 == 0 ? 50 : 5, after: TimeSpan.FromMilliseconds(10));

        Assert.InRange(device.Shown(), 2, 11);
    }

    [Fact]
    public void What_was_held_back_is_shown_when_the_second_is_over()
    {
        var device = new Live().Hear(battery: 90).Hear(battery: 3, after: TimeSpan.FromMilliseconds(10));
        Assert.Equal(1, device.Shown());

        device.Wait(TimeSpan.FromSeconds(1));

        Assert.Equal(device.Twin.Look, device.Twin.Shown);
        Assert.Equal(2, device.Shown());
    }

    [Fact]
    public void A_device_that_falls_silent_shows_the_band_it_had()
    {
        var device = new Live().HearMany(5, battery: _ => 90).Wait(TimeSpan.FromMinutes(5));

        Assert.Equal((Band.Healthy, Band.Unknown), device.Told()[^1]);
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
        Assert.IsType<StandingChanged>(step.Effects[0]);
    }
}
