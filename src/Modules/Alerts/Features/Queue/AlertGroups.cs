using System.ComponentModel;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Json;

namespace Platform.Alerts.Features;

/// <summary>What alerts are put together by.</summary>
internal enum AlertGrouping { Site, Name }

/// <summary>The queue in groups: those at one site, or of one rule; the worst group first, of those alike the largest.</summary>
internal static class AlertGroups
{
    /// <summary>A group; without a name the site is none, or not known any more.</summary>
    public sealed record AlertGroupView(string Key, string? Name, int Count, string Severity);

    public sealed record AlertGroupsView(IReadOnlyList<AlertGroupView> Items);

    public sealed record Group(string Key, int Count, int Rank);

    public static void Map(IEndpointRouteBuilder alerts) => alerts.MapGet("/groups", Get)
        .WithName("GroupAlerts").WithSummary("Get the groups of the triage queue").RequirePermission(AlertsPermissions.Read.Name);

    private static async Task<Ok<AlertGroupsView>> Get([FromQuery(Name = "by"), Description("site or name.")] string grouping, [AsParameters] AlertQuery query, AlertsDb db, ISiteDirectory sites, CancellationToken ct)
    {
        var by = EnumWord.Read<AlertGrouping>(grouping, "by");
        var groups = await Of(await query.Of(db, sites, ct), by, ct);
        var names = by is AlertGrouping.Site ? await sites.Names(db.Call, [.. groups.Select(g => Guid.Parse(g.Key))], ct) : null;
        return TypedResults.Ok(new AlertGroupsView([.. groups.Select(g => new AlertGroupView(
            g.Key, names is null ? g.Key : names.GetValueOrDefault(Guid.Parse(g.Key)), g.Count, g.Rank switch { 4 => "critical", 3 => "high", 2 => "medium", _ => "low" }))]));
    }

    public static async Task<IReadOnlyList<Group>> Of(IQueryable<Alert> alerts, AlertGrouping by, CancellationToken ct)
    {
        var keyed = by is AlertGrouping.Site ? alerts.Select(a => new { Key = a.SiteId.ToString(), a.Severity }) : alerts.Select(a => new { Key = a.Name, a.Severity });
        var counts = await keyed.GroupBy(a => a).Select(g => new { g.Key.Key, g.Key.Severity, Count = g.Count() }).ToListAsync(ct);
        return [.. counts.GroupBy(c => c.Key).Select(g => new Group(g.Key, g.Sum(c => c.Count), g.Max(c => Severities.Rank(c.Severity))))
            .OrderByDescending(g => g.Rank).ThenByDescending(g => g.Count).ThenBy(g => g.Key, StringComparer.Ordinal)];
    }

    /// <summary>Those from a place on: the groups that lie wholly between are read at once.</summary>
    public static async Task<IReadOnlyList<Alert>> Slice(IQueryable<Alert> alerts, AlertGrouping by, IReadOnlyList<Group> groups, string? sort, int from, int size, CancellationToken ct)
    {
        var (found, place, whole) = (new List<Alert>(), 0, new List<string>());
        foreach (var group in groups)
        {
            var (skip, take) = (Math.Max(0, from - place), Math.Min(group.Count, from + size - place));
            place += group.Count;
            if (skip >= group.Count || take <= skip) continue;
            if (skip == 0 && take == group.Count)
            {
                whole.Add(group.Key);
                continue;
            }

            await Read();
            found.AddRange(await AlertOrder.Named(alerts.Where(In(by, [group.Key])), sort).Skip(skip).Take(take - skip).ToListAsync(ct));
        }

        await Read();
        return found;

        async Task Read()
        {
            if (whole.Count == 0) return;
            var places = whole.Index().ToDictionary(k => k.Item, k => k.Index);
            var rows = await AlertOrder.Named(alerts.Where(In(by, whole)), sort).Take(size).ToListAsync(ct);
            found.AddRange(rows.OrderBy(a => places[by is AlertGrouping.Site ? $"{a.SiteId}" : a.Name]));
            whole.Clear();
        }
    }

    private static Expression<Func<Alert, bool>> In(AlertGrouping by, IReadOnlyCollection<string> keys)
    {
        if (by is AlertGrouping.Name) return a => keys.Contains(a.Name);
        var ids = keys.Select(Guid.Parse).ToList();
        return a => ids.Contains(a.SiteId);
    }
}
