using Platform.Contracts;
using Platform.Contracts.Devices;
using Platform.Hosting.Bus;

namespace Platform.Alerts.Reactions;

/// <summary>Alerts when a device is in a critical state or falls silent, a failure is foretold or a metric goes stale; and ends the alert when that is over.</summary>
internal sealed class AlertOnDeviceFacts(OwnAlerts alerts)
    : IReactionToMany<DeviceHealthChanged>, IReactionToMany<DeviceFailurePredicted>, IReactionToMany<DeviceFailurePredictionWithdrawn>, IReactionToMany<DeviceKeyStale>, IReactionToMany<DeviceKeyFresh>
{
    private const string Predicted = "DeviceFailurePredicted", Stale = "DeviceMetricStale";

    public Task React(IReadOnlyList<DeviceHealthChanged> facts, CancellationToken ct) => alerts.OfDevices([.. facts.SelectMany(Found)], ct);

    public Task React(IReadOnlyList<DeviceFailurePredicted> facts, CancellationToken ct) =>
        alerts.OfDevices([.. facts.Select(f => new FoundOfDevice(f.DeviceId, f.SiteId, Predicted, true, f.At, "warning", f.Recommendation, ("class", f.Class)))], ct);

    public Task React(IReadOnlyList<DeviceFailurePredictionWithdrawn> facts, CancellationToken ct) =>
        alerts.OfDevices([.. facts.Select(f => new FoundOfDevice(f.DeviceId, f.SiteId, Predicted, false, f.At, "warning", More: ("class", f.Class)))], ct);

    public Task React(IReadOnlyList<DeviceKeyStale> facts, CancellationToken ct) =>
        alerts.OfDevices([.. facts.Select(f => new FoundOfDevice(f.DeviceId, f.SiteId, Stale, true, f.At, "warning", $"{f.Metric} was last reported {f.LastAt:yyyy-MM-dd HH:mm} UTC", ("metric", f.Metric)))], ct);

    public Task React(IReadOnlyList<DeviceKeyFresh> facts, CancellationToken ct) =>
        alerts.OfDevices([.. facts.Select(f => new FoundOfDevice(f.DeviceId, f.SiteId, Stale, false, f.At, "warning", More: ("metric", f.Metric)))], ct);

    private static IEnumerable<FoundOfDevice> Found(DeviceHealthChanged fact)
    {
        if (fact.To is Band.Critical || fact.From is Band.Critical) yield return Found(fact, "DeviceCritical", fact.To is Band.Critical);
        if (fact.To is Band.Unknown || fact.From is Band.Unknown) yield return Found(fact, "DeviceSilent", fact.To is Band.Unknown);
    }

    private static FoundOfDevice Found(DeviceHealthChanged fact, string name, bool isFiring) => new(fact.DeviceId, fact.SiteId, name, isFiring, fact.At, "critical", fact.Reason);
}
