using System.Text;
using Platform.Devices.Domain.Anomaly;

namespace Platform.Devices.Domain;

public sealed class DeviceAnomalyTests
{
    [Fact]
    public void An_anomaly_in_any_metric_is_told_once()
    {
        var device = new Live().HearMany(300, temperature: i => 20 + i % 7 * 0.1f, signal: i => -60 - i % 5);

        device.Hear(temperature: 80, signal: -60);

        var anomaly = Assert.Single(Found(device));
        Assert.Equal(("temperature", 80f), (anomaly.Metric, anomaly.Value));
        Assert.Equal(device.Now, anomaly.At);
        Assert.Null(device.Twin.Found);
    }

    [Fact]
    public void A_metric_of_its_own_is_watched_too()
    {
        var device = new Live();
        for (var i = 0; i < 300; i++) Report(device, $$"""{"rpm":{{1_400 + i % 9}},"state":null}""");

        Report(device, """{"rpm":9000}""");

        Assert.Equal(["rpm"], Found(device).Select(a => a.Metric));
    }

    [Fact]
    public void No_more_own_metrics_are_watched_than_a_live_device_may_hold()
    {
        var device = new Live();

        Report(device, "{" + string.Join(',', Enumerable.Range(0, 60).Select(i => $"\"m{i}\":{i}")) + "}");

        Assert.Equal(MetricWatches.MostOwn, device.Twin.Watches.Own!.Metrics.Length);
    }

    [Fact]
    public void An_anomaly_found_in_a_replay_is_told_when_the_twin_wakes()
    {
        var device = new Live().HearMany(300, temperature: i => 20 + i % 7 * 0.1f);
        var replayed = device.Twin.Replay(new ReadingTaken(device.Now.AddMinutes(1), float.NaN, float.NaN, 80, true), device.Now.AddMinutes(1));

        var woken = DeviceTwin.Step(replayed, TimePassed.Now, replayed.WakeAt!.Value);

        Assert.Equal(80, Assert.Single(Assert.Single(woken.Effects.OfType<AnomaliesFound>()).Anomalies).Value);
        Assert.Null(woken.Twin.Found);
    }

    [Fact]
    public void A_twin_that_is_saved_keeps_what_its_watches_know()
    {
        var device = new Live().HearMany(300, temperature: i => 20 + i % 7 * 0.1f);
        Report(device, """{"rpm":9000}""");

        Assert.Equal(device.Twin.Watches, Saved.Again(device.Twin).Watches);
    }

    private static void Report(Live device, string metrics)
    {
        var at = device.Now.AddMinutes(1);
        device.Wait(TimeSpan.FromMinutes(1)).Tell(new ReadingTaken(at, float.NaN, float.NaN, float.NaN, true, Encoding.UTF8.GetBytes(metrics)));
    }

    private static List<MetricAnomaly> Found(Live device) => [.. device.Effects.OfType<AnomaliesFound>().SelectMany(e => e.Anomalies)];
}
