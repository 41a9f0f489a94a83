using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Features.Incidents;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Live;

namespace Platform.Alerts.Incidents;

/// <summary>Opens and changes incidents with their alerts and what is said of them, and lets screens follow.</summary>
internal sealed class IncidentChanges(AlertsDb db, Ledger<Incident, IncidentEvent> incidents, Numbers numbers, ILiveFeed feed)
{
    public async Task<Outcome<Incident>> Open(string? title, IReadOnlyList<Guid> alerts, Guid? notification, int folded, CancellationToken ct)
    {
        var members = await db.Alerts.AsNoTracking().Where(a => alerts.Contains(a.Key)).Select(a => new { a.Key, a.SiteId, a.Name, a.OpenedAt }).ToListAsync(ct);
        if (notification is null && members.Count < alerts.Distinct().Count()) return IncidentRefusals.UnknownAlert;
        // A storm takes what is not somebody's already.
        if (notification is not null)
        {
            var elsewhere = await db.IncidentAlerts.Where(m => alerts.Contains(m.AlertId)).Select(m => m.AlertId).ToListAsync(ct);
            members.RemoveAll(m => elsewhere.Contains(m.Key));
        }

        var called = title ?? (members.Count == 0 ? "Incident" : members.MinBy(m => m.OpenedAt)!.Name);
        var opened = new IncidentOpened(
            Guid.CreateVersion7(db.Call.Now), db.Tenant, await numbers.Take(db.Tenant, Incident.Kind, ct), IncidentDecisions.SiteOf(members.Select(m => m.SiteId)),
            called.Length <= IncidentDecisions.LongestTitle ? called : called[..IncidentDecisions.LongestTitle], notification, members.Count, folded, db.Call.Now);
        return await InOne(() => incidents.Begin(opened, ct), incident => Link(incident, [.. members.Select(m => m.Key)], ct), ct);
    }

    public async Task<Outcome<Incident>> Change(string idOrNumber, int? version, Func<Incident, Decision<IncidentEvent>> decide, CancellationToken ct)
    {
        if (await db.FindIncident(idOrNumber, ct) is not { } id) return IncidentRefusals.NotFound;
        var outcome = await incidents.Change(id, version, decide, ct);
        if (outcome.Value is { } incident) Show(incident);
        return outcome;
    }

    /// <summary>Adds alerts; those it has already are no news.</summary>
    public async Task<Outcome<Incident>> Add(string idOrNumber, IReadOnlyList<Guid> alerts, bool isForgiving, CancellationToken ct)
    {
        if (await db.FindIncident(idOrNumber, ct) is not { } id) return IncidentRefusals.NotFound;
        var members = await db.Alerts.AsNoTracking().Where(a => alerts.Contains(a.Key)).Select(a => new { a.Key, a.SiteId }).ToListAsync(ct);
        if (!isForgiving && members.Count < alerts.Distinct().Count()) return IncidentRefusals.UnknownAlert;
        var elsewhere = await db.IncidentAlerts.AsNoTracking().Where(m => alerts.Contains(m.AlertId)).ToDictionaryAsync(m => m.AlertId, m => m.IncidentId, ct);
        if (!isForgiving && elsewhere.Values.Any(incident => incident != id)) return IncidentRefusals.AlertElsewhere;
        var added = members.Where(m => !elsewhere.ContainsKey(m.Key)).ToList();
        return await InOne(() => incidents.Change(id, null, i => IncidentDecisions.Add(i, added.Count, added.Select(a => a.SiteId), db.Call.Now), ct), incident => Link(incident, [.. added.Select(a => a.Key)], ct), ct);
    }

    public async Task<Outcome<Incident>> Remove(string idOrNumber, Guid alert, CancellationToken ct)
    {
        if (await db.FindIncident(idOrNumber, ct) is not { } id) return IncidentRefusals.NotFound;
        return await InOne(() => incidents.Change(id, null, i => IncidentDecisions.Remove(i, alert, db.Call.Now), ct), async incident =>
            await db.IncidentAlerts.Where(m => m.IncidentId == incident.Key && m.AlertId == alert).ExecuteDeleteAsync(ct) == 0 ? IncidentRefusals.AlertNotIn : null, ct);
    }

    /// <summary>Keeps a text together with the fact that it was written.</summary>
    public async Task<Outcome<Incident>> Write(string idOrNumber, int? version, string text, bool isSummary, Func<Incident, Guid, Decision<IncidentEvent>> decide, CancellationToken ct)
    {
        if (await db.FindIncident(idOrNumber, ct) is not { } id) return IncidentRefusals.NotFound;
        var update = new IncidentUpdate { Tenant = db.Tenant, IncidentId = id, Id = Guid.CreateVersion7(db.Call.Now), AuthorId = db.Call.Actor.Value, IsSummary = isSummary, Text = text, At = db.Call.Now };
        return await InOne(() => incidents.Change(id, version, incident => decide(incident, update.Id), ct), async _ =>
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into alerts.incident_updates (tenant, incident_id, id, author_id, is_summary, text, at)
                values ({update.Tenant.Value}, {update.IncidentId}, {update.Id}, {update.AuthorId}, {update.IsSummary}, {update.Text}, {update.At})
                """, ct);
            return null;
        }, ct);
    }

    // The change and what goes with it, or neither.
    private async Task<Outcome<Incident>> InOne(Func<Task<Outcome<Incident>>> change, Func<Incident, Task<Refusal?>> and, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcome = await change();
        if (outcome.Value is not { } incident) return outcome;
        if (await and(incident) is { } refusal) return refusal;
        await transaction.CommitAsync(ct);
        Show(incident);
        return outcome;
    }

    private async Task<Refusal?> Link(Incident incident, Guid[] alerts, CancellationToken ct)
    {
        var linked = await db.Database.ExecuteSqlAsync($"""
            insert into alerts.incident_alerts (tenant, alert_id, incident_id, added_at)
            select {db.Tenant.Value}, a, {incident.Key}, {db.Call.Now} from unnest({alerts}) a order by a on conflict (tenant, alert_id) do nothing
            """, ct);
        return linked == alerts.Length ? null : IncidentRefusals.AlertElsewhere;
    }

    /// <summary>Lets screens follow.</summary>
    public void Show(Incident incident)
    {
        var view = IncidentView.Of(incident);
        feed.Publish(db.Tenant, IncidentTopics.Of(incident.Key), "incident", view, incident.SiteId);
        feed.Publish(db.Tenant, IncidentTopics.All, "incident", view, incident.SiteId);
    }
}
