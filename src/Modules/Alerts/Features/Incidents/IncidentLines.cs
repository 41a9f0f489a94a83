using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;

namespace Platform.Alerts.Features.Incidents;

/// <summary>Who does what in an incident, by name.</summary>
internal sealed record IncidentPerson(IncidentRole Role, Guid Id, string? Name);

/// <summary>An incident with what a screen shows of it.</summary>
internal sealed record IncidentLine(
    IncidentView Incident, string? SiteName, [property: Description("The worst of its alerts that go on, as its source says; of all of them when none does.")] string? Severity,
    [property: Description("How many of its alerts go on.")] int Active, IReadOnlyList<IncidentPerson> People, [property: Description("The number of the incident it was merged into.")] string? MergedInto);

/// <summary>Makes lines out of incidents: how bad they are, where, and who takes care of them.</summary>
internal sealed class IncidentLines(AlertsDb db, ISiteDirectory sites, IActorNames names)
{
    public async Task<IReadOnlyList<IncidentLine>> Of(IReadOnlyList<Incident> incidents, CancellationToken ct)
    {
        var (ids, into) = (incidents.Select(i => i.Key).ToList(), incidents.Select(i => i.MergedIntoId).OfType<Guid>().Distinct().ToList());
        var counted = (await db.IncidentAlerts.AsNoTracking().Where(m => ids.Contains(m.IncidentId))
            .Join(db.Alerts.AsNoTracking(), m => m.AlertId, a => a.Key, (m, a) => new { m.IncidentId, a.Severity, IsOver = a.State >= AlertState.Resolved })
            .GroupBy(a => a).Select(g => new { g.Key.IncidentId, g.Key.Severity, g.Key.IsOver, Count = g.Count() }).ToListAsync(ct)).ToLookup(c => c.IncidentId);
        var site = await sites.Names(db.Call, [.. incidents.Select(i => i.SiteId).Where(id => id != Guid.Empty).Distinct()], ct);
        var person = await names.Of(db.Tenant, [.. incidents.SelectMany(i => i.Roles.Values).Distinct()], ct);
        var other = into.Count == 0 ? [] : await db.Incidents.AsNoTracking().Where(i => into.Contains(i.Key)).Select(i => new { i.Key, i.Number }).ToDictionaryAsync(i => i.Key, i => IncidentNumber.Of(i.Number), ct);
        return [.. incidents.Select(i => new IncidentLine(
            IncidentView.Of(i), site.GetValueOrDefault(i.SiteId), counted[i.Key].OrderBy(c => c.IsOver).ThenByDescending(c => Severities.Rank(c.Severity)).FirstOrDefault()?.Severity,
            counted[i.Key].Where(c => !c.IsOver).Sum(c => c.Count), [.. i.Roles.Select(r => new IncidentPerson(r.Key, r.Value, person.GetValueOrDefault(r.Value)))],
            i.MergedIntoId is { } merged ? other.GetValueOrDefault(merged) : null))];
    }
}
