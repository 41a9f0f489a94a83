using System.Text;
using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain.Staleness;

public sealed class StaleKeysTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_metric_that_stops_coming_while_its_device_reports_is_stale()
    {
        var device = Usual();
        var last = device.Now;

        device.HearMany(5, battery: _ => 90);

        Assert.Equal([new StaleKey("temperature", last, 60)], device.Standing.StaleKeys);
        Assert.Equal([("temperature", true)], Changes(device));
    }

    [Fact]
    public void It_is_told_once_for_as_long_as_it_stays_away()
    {
        var device = Usual().HearMany(100, battery: _ => 90);

        Assert.Equal([("temperature", true)], Changes(device));
    }

    [Fact]
    public void A_metric_that_comes_again_is_fresh()
    {
        var device = Usual().HearMany(10, battery: _ => 90).HearMany(1, battery: _ => 90, temperature: _ => 20);

        Assert.Empty(device.Standing.StaleKeys);
        Assert.Equal([("temperature", true), ("temperature", false)], Changes(device));
    }

    [Fact]
    public void A_metric_that_comes_seldom_is_waited_for()
    {
        var device = new Live().HearMany(60 * 30, battery: _ => 90, temperature: i => i % 60 == 0 ? 20 : null);

        device.HearMany(110, battery: _ => 90);

        Assert.Empty(Changes(device));
    }

    [Fact]
    public void A_metric_that_comes_seldom_is_stale_after_three_of_its_usual_gaps()
    {
        var device = new Live().HearMany(60 * 30, battery: _ => 90, temperature: i => i % 60 == 0 ? 20 : null);

        device.HearMany(200, battery: _ => 90);

        Assert.Equal(3_600, Assert.Single(device.Standing.StaleKeys).UsualGapSeconds, tolerance: 60);
    }

    [Fact]
    public void A_gap_that_grew_is_learned_and_no_longer_told()
    {
        var device = Usual().HearMany(60 * 24, battery: _ => 90, temperature: i => i % 30 == 29 ? 20 : null);
        var told = Changes(device).Count;

        device.HearMany(60 * 24, battery: _ => 90, temperature: i => i % 30 == 29 ? 20 : null);

        Assert.Equal(told, Changes(device).Count);
    }

    [Fact]
    public void A_device_that_is_silent_misses_no_metrics()
    {
        var device = Usual().Wait(TimeSpan.FromHours(5));

        Assert.Empty(Changes(device));
    }

    [Fact]
    public void After_a_silence_each_metric_has_its_usual_time_again()
    {
        var device = Usual().Wait(TimeSpan.FromHours(5)).HearMany(3, battery: _ => 90);

        Assert.Empty(Changes(device));
    }

    [Fact]
    public void Our_own_outage_makes_nothing_stale()
    {
        var listening = new Listening();
        var device = Usual(listening: listening);
        listening.Interrupted(device.Now + TimeSpan.FromMinutes(2.5));

        device.Hear(battery: 90, after: TimeSpan.FromMinutes(2.9)).HearMany(2, battery: _ => 90);

        Assert.Empty(Changes(device));
    }

    [Fact]
    public void An_outage_is_no_usual_gap()
    {
        var device = Usual().Wait(TimeSpan.FromHours(5)).HearMany(1, battery: _ => 90, temperature: _ => 20).HearMany(5, battery: _ => 90);

        Assert.Equal(60, Assert.Single(device.Standing.StaleKeys).UsualGapSeconds);
    }

    [Fact]
    public void Nothing_is_stale_in_maintenance()
    {
        var device = Usual();
        device.Tell(new DeviceConfigured(device.Twin.SiteId, device.Twin.Profile, false, Maintenance: new(device.Now, device.Now.AddHours(1), "")));

        device.HearMany(30, battery: _ => 90);

        Assert.Empty(Changes(device));
    }

    [Fact]
    public void A_type_may_say_when_its_metric_is_stale()
    {
        var device = new Live(new(60, HealthWeights.Default, null, null, KeyAges.Of([new("vibration", "mm/s") { StaleAfterSeconds = 600 }])));
        Own(device, """{"vibration":1}""");

        device.HearMany(10, battery: _ => 90);
        Assert.Empty(Changes(device));
        device.HearMany(1, battery: _ => 90);

        Assert.Equal([("vibration", true)], Changes(device));
    }

    [Fact]
    public void Metrics_of_its_own_become_stale_and_fresh_each_for_itself()
    {
        var device = new Live();
        for (var i = 0; i < 30; i++) Own(device, """{"vibration":1,"power":2}""");
        for (var i = 0; i < 10; i++) Own(device, """{"power":2}""");

        Assert.Equal("vibration", Assert.Single(device.Standing.StaleKeys).Metric);
    }

    [Fact]
    public void What_a_replay_finds_stale_is_told_when_the_twin_wakes()
    {
        var device = Usual();
        var replayed = device.Twin;
        for (var i = 1; i <= 10; i++) replayed = replayed.Replay(new(device.Now + i * Minute, 90, float.NaN, float.NaN, true), device.Now + i * Minute);

        var step = DeviceTwin.Step(replayed, TimePassed.Now, device.Now + 10 * Minute);

        Assert.Equal("temperature", Assert.Single(Assert.Single(step.Effects.OfType<KeysChanged>()).Changes).Key.Metric);
    }

    [Fact]
    public void A_replay_finds_the_same_as_who_was_there()
    {
        var (live, replayed) = (Usual(), Usual().Twin);
        for (var i = 1; i <= 10; i++)
        {
            live.Hear(battery: 90);
            replayed = replayed.Replay(new(live.Now, 90, float.NaN, float.NaN, true), live.Now);
        }

        Assert.Equal((live.Twin.Keys.Stale, live.Twin.Watches), (replayed.Keys.Stale, replayed.Watches));
    }

    [Fact]
    public void A_device_no_longer_in_use_misses_nothing()
    {
        var device = Usual().HearMany(10, battery: _ => 90);

        device.Tell(new DeviceConfigured(device.Twin.SiteId, device.Twin.Profile, IsDecommissioned: true));

        Assert.Equal([("temperature", true), ("temperature", false)], Changes(device));
    }

    private static Live Usual(Listening? listening = null) => new Live(listening: listening).HearMany(30, battery: _ => 90, temperature: _ => 20);

    private static void Own(Live device, string metrics) =>
        device.Wait(Minute).Tell(new ReadingTaken(device.Now, float.NaN, float.NaN, float.NaN, true, Encoding.UTF8.GetBytes(metrics)));

    private static List<(string, bool)> Changes(Live device) => [.. device.Effects.OfType<KeysChanged>().SelectMany(e => e.Changes).Select(c => (c.Key.Metric, c.IsStale))];
}
