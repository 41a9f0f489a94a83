using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Live;

namespace Platform.Alerts.Features;

/// <summary>One alert, live: <c>alert</c>, its line as it is now.</summary>
internal sealed class AlertTopic(AlertLines lines) : ILiveTopic
{
    public string Prefix => "alert";
    public string? Permission => AlertsPermissions.Read.Name;

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct) =>
        topic[(topic.IndexOf(':') + 1)..] is var id && Guid.TryParseExact(id, "D", out _) ? await lines.Of(id, ct) : null;
}

/// <summary>The triage queue, live: <c>alert</c>, the line of one that changed; <c>changed</c>, when so many did that looking again is simpler. Begins with how many there are in each state.</summary>
internal sealed class AlertsTopic(AlertsDb db) : ILiveTopic
{
    public sealed record AlertsSnapshot(IReadOnlyDictionary<AlertState, int> States);

    public string Prefix => LiveAlerts.Topic;
    public string? Permission => AlertsPermissions.Read.Name;

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct)
    {
        var counts = await db.Alerts.GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new AlertsSnapshot(Enum.GetValues<AlertState>().ToDictionary(state => state, state => counts.GetValueOrDefault(state)));
    }
}
