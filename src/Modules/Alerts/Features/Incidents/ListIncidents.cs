using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features.Incidents;

/// <summary>The incidents a caller may see; one of them, its alerts, what was said of it, and what happened in it.</summary>
internal static class ListIncidents
{
    private const int MostUpdates = 1_000, MostAlertsTold = 500;

    public static readonly Sorts<Incident> Orders = Sorts<Incident>.By("-openedAt", i => i.OpenedAt, i => i.Key).Or("changedAt", i => i.ChangedAt);
    private static readonly Sorts<Alert> AlertOrders = Sorts<Alert>.By("-priority", a => a.Priority, a => a.Key).Or("openedAt", a => a.OpenedAt);

    /// <summary>A summary is what was written down when the incident was over.</summary>
    public sealed record IncidentUpdateView(Guid Id, Guid AuthorId, string? AuthorName, bool IsSummary, string Text, DateTimeOffset At);

    public sealed record IncidentUpdatesView(IReadOnlyList<IncidentUpdateView> Items);

    public static void Map(IEndpointRouteBuilder incidents)
    {
        incidents.MapGet("", List).WithName(nameof(ListIncidents)).WithSummary("List incidents").RequirePermission(AlertsPermissions.Read.Name);
        incidents.MapGet("/{id}", Get).WithName("GetIncident").WithSummary("Get an incident").RequirePermission(AlertsPermissions.Read.Name);
        incidents.MapGet("/{id}/alerts", Alerts).WithName("ListIncidentAlerts").WithSummary("List the alerts of an incident").RequirePermission(AlertsPermissions.Read.Name);
        incidents.MapGet("/{id}/updates", Updates).WithName("ListIncidentUpdates").WithSummary("List what was said of an incident").RequirePermission(AlertsPermissions.Read.Name);
        incidents.MapGet("/{id}/timeline", Timeline).WithName("GetIncidentTimeline").WithSummary("Get what happened in an incident, to its alerts too").RequirePermission(AlertsPermissions.Read.Name);
    }

    private static async Task<Results<Ok<Page<IncidentView>>, ProblemHttpResult>> List([AsParameters] ListQuery list, [AsParameters] IncidentQuery filter, AlertsDb db, ISiteDirectory sites, Cursors cursors, CancellationToken ct) =>
        await (await filter.Of(list.Q, db, sites, ct)).ToPage(list, Orders, cursors, IncidentView.Of, ct).Respond();

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> Get(string id, AlertsDb db, CancellationToken ct) =>
        await db.FindIncident(id, ct) is { } key && await db.Incidents.AsNoTracking().SingleOrDefaultAsync(i => i.Key == key, ct) is { } incident
            ? TypedResults.Ok(IncidentView.Of(incident)) : Problems.Of(IncidentRefusals.NotFound);

    private static async Task<Results<Ok<Page<AlertView>>, ProblemHttpResult>> Alerts(string id, [AsParameters] ListQuery list, AlertsDb db, Cursors cursors, CancellationToken ct) => await db.FindIncident(id, ct) is { } key
        ? await db.Alerts.AsNoTracking().Where(a => db.IncidentAlerts.Any(m => m.IncidentId == key && m.AlertId == a.Key)).ToPage(list, AlertOrders, cursors, AlertView.Of, ct).Respond()
        : Problems.Of(IncidentRefusals.NotFound);

    private static async Task<Results<Ok<IncidentUpdatesView>, ProblemHttpResult>> Updates(string id, AlertsDb db, IActorNames names, CancellationToken ct)
    {
        if (await db.FindIncident(id, ct) is not { } key) return Problems.Of(IncidentRefusals.NotFound);
        var updates = await db.IncidentUpdates.AsNoTracking().Where(u => u.IncidentId == key).OrderBy(u => u.Id).Take(MostUpdates).ToListAsync(ct);
        var known = await names.Of(db.Tenant, [.. updates.Select(u => u.AuthorId).Distinct()], ct);
        return TypedResults.Ok(new IncidentUpdatesView([.. updates.Select(u => new IncidentUpdateView(u.Id, u.AuthorId, known.GetValueOrDefault(u.AuthorId), u.IsSummary, u.Text, u.At))]));
    }

    private static async Task<Results<Ok<TimelineView>, ProblemHttpResult>> Timeline(string id, AlertsDb db, Timelines timelines, CancellationToken ct)
    {
        if (await db.FindIncident(id, ct) is not { } key) return Problems.Of(IncidentRefusals.NotFound);
        // As far as the caller may see them.
        var alerts = await db.Alerts.AsNoTracking().Where(a => db.IncidentAlerts.Any(m => m.IncidentId == key && m.AlertId == a.Key)).OrderByDescending(a => a.Priority).Select(a => a.Key).Take(MostAlertsTold).ToListAsync(ct);
        return TypedResults.Ok(await timelines.Of(db, [(Incident.Kind, key), .. alerts.Select(a => (Alert.Kind, a))], ct));
    }
}
