using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Devices;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http.Json;

namespace Platform.Alerts.Features;

/// <summary>Makes lines out of alerts: names what they refer to, and says who was told of them or why nobody was.</summary>
internal sealed class AlertLines(AlertsDb db, ISiteDirectory sites, IDeviceDirectory devices, IActorNames actors)
{
    public async Task<AlertLine?> Of(string idOrNumber, CancellationToken ct) =>
        await db.Find(idOrNumber, ct) is { } key && await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.Key == key, ct) is { } alert ? (await Of([alert], ct))[0] : null;

    public async Task<IReadOnlyList<AlertLine>> Of(IReadOnlyList<Alert> alerts, CancellationToken ct)
    {
        if (alerts.Count == 0) return [];
        var (ids, hidden, told) = (alerts.Select(a => a.Key).ToList(), new Dictionary<Guid, SuppressionRow>(), await Told(alerts, ct));
        foreach (var row in await db.Suppressions.AsNoTracking().Where(s => ids.Contains(s.AlertId) && s.Until == null).OrderBy(s => s.Since).ToListAsync(ct)) hidden[row.AlertId] = row;

        var incident = await db.IncidentAlerts.AsNoTracking().Where(m => ids.Contains(m.AlertId)).Join(db.Incidents.AsNoTracking(), m => m.IncidentId, i => i.Key, (m, i) => new { m.AlertId, i.Key, i.Number, i.Title, i.State })
            .ToDictionaryAsync(m => m.AlertId, m => new AlertIncident(m.Key, IncidentNumber.Of(m.Number), m.Title, m.State), ct);
        var site = await sites.Names(db.Call, [.. alerts.Select(a => a.SiteId).Where(id => id != Guid.Empty).Distinct()], ct);
        var device = await devices.Names(db.Call, Ids(alerts.Select(a => a.Device).Concat(hidden.Values.Where(s => s.Kind is SuppressionKind.Folded).Select(s => s.ByName))), ct);
        var person = await actors.Of(db.Tenant, [.. alerts.SelectMany(a => new[] { a.AssigneeId, a.AcknowledgedBy, a.ResolvedBy }).OfType<Guid>().Distinct()], ct);
        return [.. alerts.Select(a => new AlertLine(
            AlertView.Of(a), site.GetValueOrDefault(a.SiteId), Name(a.Device), Person(a.AssigneeId), Person(a.AcknowledgedBy), Person(a.ResolvedBy),
            a.IsOver || !hidden.TryGetValue(a.Key, out var why) ? null : new(EnumWord.Of(why.Kind), why.ById, why.Kind is SuppressionKind.Folded ? Name(why.ByName)! : why.ByName, why.Since, why.Count),
            told.GetValueOrDefault(a.Key), incident.GetValueOrDefault(a.Key)))];

        string? Name(string? named) => Guid.TryParseExact(named, "D", out var id) ? device.GetValueOrDefault(id) ?? named : named;
        AlertPerson? Person(Guid? id) => id is { } known ? new(known, person.GetValueOrDefault(known)) : null;
    }

    // What stands is little; an alert is among the first hundred a notification names, or among those it only counts.
    private async Task<Dictionary<Guid, AlertTold>> Told(IReadOnlyList<Alert> alerts, CancellationToken ct)
    {
        var active = alerts.Where(a => !a.IsOver).ToList();
        if (active.Count == 0) return [];
        var (ids, standing) = (active.Select(a => a.Key).ToArray(), (short)NotificationState.Standing);
        var rows = await db.Database.SqlQuery<ToldRow>($"""
            select distinct on (a.key) a.key as "AlertId", n.id as "Id", n.group_rule as "GroupRule", n.revision as "Revision", n.firing as "Firing", n.folded as "Folded", n.first_at as "FirstAt", n.at as "At"
            from alerts.alerts a
            join alerts.notifications n on n.tenant = a.tenant and n.site = a.site_id and n.state = {standing}
            cross join lateral (select n.alerts @> jsonb_build_array(jsonb_build_object('id', a.key))) named(so)
            where a.tenant = {db.Tenant.Value} and a.key = any ({ids})
              and (named.so or (n.firing > jsonb_array_length(n.alerts) and n.at >= a.turned_at and a.labels @> n.group_labels))
            order by a.key, named.so desc, n.at desc
            """).ToListAsync(ct);
        var told = new Dictionary<Guid, AlertTold>();
        foreach (var row in rows) told[row.AlertId] = new(row.Id, row.GroupRule, row.Revision, row.Firing, row.Folded, row.FirstAt, row.At);
        return told;
    }

    private static Guid[] Ids(IEnumerable<string?> names) => [.. names.Select(name => Guid.TryParseExact(name, "D", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];

    private sealed record ToldRow(Guid AlertId, Guid Id, string GroupRule, int Revision, int Firing, int Folded, DateTimeOffset FirstAt, DateTimeOffset At);
}
