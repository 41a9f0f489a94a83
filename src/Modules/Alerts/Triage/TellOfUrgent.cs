using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Live;
using Platform.Alerts.Storage;
using Platform.Contracts.Identity;
using Platform.Contracts.Messaging;
using Platform.Hosting.Journal;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts.Triage;

/// <summary>
/// Tells supervisors of the most urgent alerts at once, and teams of those they were given. What is told has the key of the fact it follows from, so that it
/// is told once however often that is handled.
/// </summary>
internal sealed class TellOfUrgent(IServiceProvider services, IPersonDirectory people, TimeProvider time) : ISubscription
{
    public string Name => "alerts.tell-of-urgent";
    public StartFrom Start => StartFrom.Now;
    public IReadOnlyList<string> StreamKinds => [Alert.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        var urgent = entries.Where(e => e.Kind is "alert.escalated.v1" or "alert.routed.v1").ToList();
        if (urgent.Count == 0) return;
        var tenant = urgent[0].Tenant;
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var ids = urgent.Select(e => e.StreamId).Distinct().ToList();
        var alerts = await scope.ServiceProvider.GetRequiredService<AlertsDb>().Alerts.AsNoTracking().Where(a => ids.Contains(a.Key)).ToDictionaryAsync(a => a.Key, ct);
        var supervisors = urgent.Exists(e => e.Kind is "alert.escalated.v1") ? await people.WhoMay(tenant, AlertsPermissions.Supervise.Name, ct) : [];

        var told = new List<Notification>();
        foreach (var entry in urgent)
            if (alerts.GetValueOrDefault(entry.StreamId) is { } alert && Of(entry, alert, supervisors) is { To.Count: > 0 } notification) told.Add(notification);
        if (told.Count > 0) await scope.ServiceProvider.GetRequiredService<INotifications>().Tell(tenant, told, ct);
    }

    private static Notification? Of(Entry entry, Alert alert, IReadOnlyList<Colleague> supervisors) => entry.Read<AlertEvent>() switch
    {
        AlertEscalated e => Told(alert, "escalated", [.. supervisors.Where(s => s.Sites.Count == 0 || s.Sites.Contains(alert.SiteId)).Select(s => s.Id)], $"Priority {e.Priority}: {alert.Name}", Urgency.Urgent),
        AlertRouted e => Told(alert, "routed", e.Members, $"{e.Team}: {alert.Name}", Urgency.Normal),
        _ => null,
    };

    private static Notification Told(Alert alert, string why, IReadOnlyList<Guid> to, string title, Urgency urgency) => new(
        $"alert-{why}:{alert.Key}", 1, TellOfAlerts.Topic, to, title, alert.Annotations.GetValueOrDefault("summary") ?? $"{AlertNumber.Of(alert.Number)}, {alert.Type}, {alert.Severity}", $"/alerts/{alert.Key}", urgency);
}
