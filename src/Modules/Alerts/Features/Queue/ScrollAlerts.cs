using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Json;

namespace Platform.Alerts.Features;

/// <summary>
/// A window onto the triage queue, for screens that scroll: from any place in it, with what a line shows; and the ids of all it has. Integrations page through the list
/// itself, which goes on from the last alert seen.
/// </summary>
internal static class ScrollAlerts
{
    private const int Most = 500, Usual = 100;

    /// <summary>The lines from a place on, and how long the whole list is at this moment.</summary>
    public sealed record AlertWindow(int Total, int From, IReadOnlyList<AlertLine> Items);

    public sealed record AlertIdList(IReadOnlyList<Guid> Ids);

    public static void Map(IEndpointRouteBuilder alerts)
    {
        alerts.MapGet("/window", Get).WithName(nameof(ScrollAlerts)).WithSummary("Get a window onto the triage queue").RequirePermission(AlertsPermissions.Read.Name);
        alerts.MapGet("/ids", Ids).WithName("ListAlertIds").WithSummary("Get the ids of the alerts a filter finds, 10,000 at most").RequirePermission(AlertsPermissions.Read.Name);
        alerts.MapGet("/{id}/line", Line).WithName("GetAlertLine").WithSummary("Get an alert with the names of what it refers to, and who was told of it").RequirePermission(AlertsPermissions.Read.Name);
    }

    private static async Task<Ok<AlertWindow>> Get(
        [FromQuery, Description("The place of the first line, from 0.")] int? from, [FromQuery, Description("How many lines at most, 1 to 500; 100 when left out.")] int? limit,
        [FromQuery, Description("severity, openedAt, changedAt, number or state; a minus in front turns the order around.")] string? sort,
        [FromQuery, Description("site or name: those alike stand together, in the order of their groups.")] string? group,
        [AsParameters] AlertQuery query, AlertsDb db, ISiteDirectory sites, AlertLines lines, CancellationToken ct)
    {
        if (from < 0) throw new MalformedException("from", "from is a place in the list, counted from 0.");
        if (limit is < 1 or > Most) throw new MalformedException("limit", $"The limit is a whole number from 1 to {Most}.");
        var (found, first, size) = (await query.Of(db, sites, ct), from ?? 0, limit ?? Usual);
        if (group is not null)
        {
            var by = EnumWord.Read<AlertGrouping>(group, "group");
            var groups = await AlertGroups.Of(found, by, ct);
            return TypedResults.Ok(new AlertWindow(groups.Sum(g => g.Count), first, await lines.Of(await AlertGroups.Slice(found, by, groups, sort, first, size, ct), ct)));
        }

        var total = await found.CountAsync(ct);
        return TypedResults.Ok(new AlertWindow(total, first, await lines.Of(await AlertOrder.Named(found, sort).Skip(first).Take(size).ToListAsync(ct), ct)));
    }

    private static async Task<Ok<AlertIdList>> Ids([AsParameters] AlertQuery query, AlertsDb db, ISiteDirectory sites, CancellationToken ct) =>
        TypedResults.Ok(new AlertIdList(await AlertOrder.Named(await query.Of(db, sites, ct), null).Take(EditAlerts.Most).Select(a => a.Key).ToListAsync(ct)));

    private static async Task<Results<Ok<AlertLine>, ProblemHttpResult>> Line(string id, AlertLines lines, CancellationToken ct) =>
        await lines.Of(id, ct) is { } line ? TypedResults.Ok(line) : Problems.Of(Domain.Records.AlertRefusals.NotFound);
}
