using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Json;

namespace Platform.Alerts.Features;

/// <summary>Counts alerts by everything the queue can be narrowed by. What is not chosen says how many choosing it would add.</summary>
internal static class CountAlerts
{
    private const int MostNamed = 200;

    public sealed record AlertFacets(
        int Total, IReadOnlyDictionary<AlertState, int> States, IReadOnlyList<AlertWordCount> Severities, IReadOnlyList<AlertWordCount> Types, IReadOnlyList<AlertWordCount> Names,
        IReadOnlyList<NamedAlertCount> Sites, IReadOnlyList<NamedAlertCount> Assignees, IReadOnlyDictionary<string, int> Hidden);

    public sealed record AlertWordCount(string Value, int Count);

    /// <summary>Without id and name: at no site, or of nobody.</summary>
    public sealed record NamedAlertCount(Guid? Id, string? Name, int Count);

    public static void Map(IEndpointRouteBuilder alerts) => alerts.MapGet("/facets", Get)
        .WithName(nameof(CountAlerts)).WithSummary("Count alerts by everything they can be filtered by").RequirePermission(AlertsPermissions.Read.Name);

    private static async Task<Ok<AlertFacets>> Get([AsParameters] AlertQuery query, AlertsDb db, ISiteDirectory sites, IActorNames actors, CancellationToken ct)
    {
        var states = await (await query.InAnyState(db, sites, ct)).GroupBy(a => a.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var severities = await Words(await (query with { Severity = null }).Of(db, sites, ct), a => a.Severity);
        var types = await Words(await (query with { Type = null }).Of(db, sites, ct), a => a.Type);
        var names = await Words(await (query with { Name = null }).Of(db, sites, ct), a => a.Name);
        var atSites = await (await (query with { Site = null }).Of(db, sites, ct)).GroupBy(a => a.SiteId).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(MostNamed).ToListAsync(ct);
        var assignees = await (await (query with { Assignee = null }).Of(db, sites, ct)).GroupBy(a => a.AssigneeId).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).Take(MostNamed).ToListAsync(ct);
        var shown = await (query with { Hidden = null }).Of(db, sites, ct);
        var hidden = await db.Suppressions.Where(s => s.Until == null && shown.Any(a => a.Key == s.AlertId)).GroupBy(s => s.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

        var siteNames = await sites.Names(db.Call, [.. atSites.Select(s => s.Key)], ct);
        var people = await actors.Of(db.Tenant, [.. assignees.Select(a => a.Key).OfType<Guid>()], ct);
        return TypedResults.Ok(new AlertFacets(
            await (await query.Of(db, sites, ct)).CountAsync(ct), Enum.GetValues<AlertState>().ToDictionary(s => s, s => states.GetValueOrDefault(s)), severities, types, names,
            [.. atSites.Select(s => s.Key == Guid.Empty ? new NamedAlertCount(null, null, s.Count) : new(s.Key, siteNames.GetValueOrDefault(s.Key), s.Count))],
            [.. assignees.Select(a => a.Key is { } id ? new NamedAlertCount(id, people.GetValueOrDefault(id), a.Count) : new(null, null, a.Count))],
            Enum.GetValues<SuppressionKind>().ToDictionary(EnumWord.Of, kind => hidden.GetValueOrDefault(kind))));

        async Task<IReadOnlyList<AlertWordCount>> Words(IQueryable<Alert> alerts, System.Linq.Expressions.Expression<Func<Alert, string>> of) =>
            [.. (await alerts.GroupBy(of).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(MostNamed).ToListAsync(ct)).Select(g => new AlertWordCount(g.Key, g.Count))];
    }
}
