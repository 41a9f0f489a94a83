using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features.Incidents;

/// <summary>Incidents as screens list them, each with the names of what it refers to, and how many there are of each kind.</summary>
internal static class ListIncidentLines
{
    /// <summary>How many incidents there are at a site.</summary>
    public sealed record IncidentsAtSite(Guid Id, string? Name, int Count);

    /// <summary>By state, among those the other filters find; by site, among those that are in the states asked for.</summary>
    public sealed record IncidentFacets(IReadOnlyDictionary<string, int> States, IReadOnlyList<IncidentsAtSite> Sites);

    public static void Map(IEndpointRouteBuilder incidents)
    {
        incidents.MapGet("/lines", List).WithName(nameof(ListIncidentLines)).WithSummary("List incidents with the names of what they refer to").RequirePermission(AlertsPermissions.Read.Name);
        incidents.MapGet("/facets", Facets).WithName("CountIncidents").WithSummary("Count incidents of each kind").RequirePermission(AlertsPermissions.Read.Name);
        incidents.MapGet("/{id}/line", Line).WithName("GetIncidentLine").WithSummary("Get an incident with the names of what it refers to").RequirePermission(AlertsPermissions.Read.Name);
    }

    private static async Task<Results<Ok<Page<IncidentLine>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery list, [AsParameters] IncidentQuery query, AlertsDb db, ISiteDirectory sites, IncidentLines lines, Cursors cursors, CancellationToken ct)
    {
        var outcome = await (await query.Of(list.Q, db, sites, ct)).ToPage(list, ListIncidents.Orders, cursors, static incident => incident, ct);
        if (outcome.Value is not { } page) return Problems.Of(outcome.Refusal!);
        return TypedResults.Ok(new Page<IncidentLine>(await lines.Of(page.Items, ct), page.Next) { Count = page.Count, CountIsCapped = page.CountIsCapped });
    }

    private static async Task<Ok<IncidentFacets>> Facets(string? q, [AsParameters] IncidentQuery query, AlertsDb db, ISiteDirectory sites, CancellationToken ct)
    {
        var states = await (await query.InAnyState(q, db, sites, ct)).GroupBy(i => i.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var places = await (await (query with { SiteId = null }).Of(q, db, sites, ct)).Where(i => i.SiteId != Guid.Empty).GroupBy(i => i.SiteId).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).Take(200).ToListAsync(ct);
        var known = await sites.Names(db.Call, [.. places.Select(p => p.Key)], ct);
        return TypedResults.Ok(new IncidentFacets(
            states.ToDictionary(s => Word(s.Key), s => s.Count), [.. places.Select(p => new IncidentsAtSite(p.Key, known.GetValueOrDefault(p.Key), p.Count))]));
    }

    private static async Task<Results<Ok<IncidentLine>, ProblemHttpResult>> Line(string id, AlertsDb db, IncidentLines lines, CancellationToken ct) =>
        await db.FindIncident(id, ct) is { } key && await db.Incidents.AsNoTracking().SingleOrDefaultAsync(i => i.Key == key, ct) is { } incident
            ? TypedResults.Ok((await lines.Of([incident], ct))[0]) : Problems.Of(IncidentRefusals.NotFound);

    private static string Word(IncidentState state) => state.ToString().ToLowerInvariant();
}
