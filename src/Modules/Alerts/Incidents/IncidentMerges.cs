using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;

namespace Platform.Alerts.Incidents;

/// <summary>Lets one incident have the alerts of another, and gives them back: an alert remembers the incidents it came through, so that what was merged after other merges comes apart as it was.</summary>
internal sealed class IncidentMerges(AlertsDb db, Ledger<Incident, IncidentEvent> incidents, IncidentChanges changes)
{
    private sealed record Moved(Guid IncidentId, int Alerts);

    public async Task<Outcome<Incident>> Merge(string idOrNumber, int? version, string intoIdOrNumber, CancellationToken ct)
    {
        if (await db.FindIncident(idOrNumber, ct) is not { } id) return IncidentRefusals.NotFound;
        if (await db.FindIncident(intoIdOrNumber, ct) is not { } intoId) return IncidentRefusals.UnknownIncident;
        var (before, into) = (await Read(id, ct), await Read(intoId, ct));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var merged = await incidents.Change(id, version, i => IncidentDecisions.Merge(i, into, db.Call.Now), ct);
        if (merged.Value is not { } from || from.Version == before.Version) return merged;
        var absorbed = await incidents.Change(intoId, null, i => IncidentDecisions.Absorb(i, from, db.Call.Now), ct);
        if (absorbed.Value is not { } holder) return absorbed;
        await db.Database.ExecuteSqlAsync($"update alerts.incident_alerts set incident_id = {intoId}, via = via || {id} where tenant = {db.Tenant.Value} and incident_id = {id}", ct);
        await transaction.CommitAsync(ct);
        changes.Show(from);
        changes.Show(holder);
        return merged;
    }

    public async Task<Outcome<Incident>> Unmerge(string idOrNumber, int? version, CancellationToken ct)
    {
        if (await db.FindIncident(idOrNumber, ct) is not { } id) return IncidentRefusals.NotFound;
        var before = await Read(id, ct);
        if (before.MergedIntoId is not { } into) return before;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var moved = (await db.Database.SqlQuery<Moved>($"""
            with theirs as (select alert_id, incident_id from alerts.incident_alerts where tenant = {db.Tenant.Value} and cardinality(via) > 0 and {id} = any (via) order by alert_id for update),
            back as (update alerts.incident_alerts m set incident_id = {id}, via = m.via[1 : array_position(m.via, {id}) - 1] from theirs t where m.tenant = {db.Tenant.Value} and m.alert_id = t.alert_id)
            select incident_id as "IncidentId", count(*)::int as "Alerts" from theirs group by incident_id
            """).ToListAsync(ct)).ToDictionary(m => m.IncidentId, m => m.Alerts);
        var unmerged = await incidents.Change(id, version, i => IncidentDecisions.Unmerge(i, moved.Values.Sum(), db.Call.Now), ct);
        if (unmerged.Value is not { } own) return unmerged;
        List<Incident> shown = [own];
        moved.TryAdd(into, 0);
        foreach (var (holder, alerts) in moved.OrderBy(m => m.Key))
        {
            var left = await db.IncidentAlerts.Where(m => m.IncidentId == holder).Join(db.Alerts, m => m.AlertId, a => a.Key, (m, a) => a.SiteId).Distinct().OrderBy(site => site).Take(2).ToListAsync(ct);
            var gave = await incidents.Change(holder, null, i => IncidentDecisions.GiveBack(i, own, alerts, left, db.Call.Now), ct);
            if (gave.Value is not { } after) return gave;
            shown.Add(after);
        }

        await transaction.CommitAsync(ct);
        foreach (var incident in shown) changes.Show(incident);
        return unmerged;
    }

    private Task<Incident> Read(Guid id, CancellationToken ct) => db.Incidents.AsNoTracking().SingleAsync(i => i.Key == id, ct);
}
