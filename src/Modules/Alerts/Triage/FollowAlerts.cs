using Platform.Alerts.Domain.Records;
using Platform.Hosting.Journal;

namespace Platform.Alerts.Triage;

/// <summary>Judges alerts when they begin, and when they come back, flap or are calm again.</summary>
internal sealed class FollowAlerts(TriageAlerts triage) : ISubscription
{
    public string Name => "alerts.triage";
    public StartFrom Start => StartFrom.Now;
    public IReadOnlyList<string> StreamKinds => [Alert.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        var turned = entries.Where(e => e.Kind is "alert.opened.v1" or "alert.recurred.v1" or "alert.flapped.v1" or "alert.calmed.v1").Select(e => e.StreamId).Distinct().ToList();
        if (turned.Count > 0) await triage.Of(entries[0].Tenant, turned, ct);
    }
}
