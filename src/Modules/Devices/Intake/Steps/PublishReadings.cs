using System.Text.Json;
using Platform.Devices.Features;
using Platform.Hosting.Live;

namespace Platform.Devices.Intake;

/// <summary>Shows readings to whoever watches their devices just now.</summary>
internal sealed class PublishReadings(ILiveFeed feed) : IIntakeStep
{
    public string Name => "publish";

    public ValueTask Take(Submission submission, CancellationToken ct)
    {
        foreach (ref readonly var reading in submission.Readings)
            if (feed.IsWatched(submission.Tenant, reading.Device.Topic))
                feed.Publish(submission.Tenant, reading.Device.Topic, "reading", View(reading, submission), reading.Device.SiteId);
        return ValueTask.CompletedTask;
    }

    private static ReadingView View(in Reading r, Submission submission) => new(
        IntakeClock.At(r.At), Seen(r.Battery), Seen(r.Signal), Seen(r.Temperature), r.Online < 0 ? null : r.Online == 1,
        r.MetricsLength == 0 ? null : JsonSerializer.Deserialize<Dictionary<string, double?>>(submission.Metrics.WrittenSpan.Slice(r.MetricsStart, r.MetricsLength)));

    private static float? Seen(float value) => float.IsNaN(value) ? null : value;
}
