using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>The alerts a caller may see, the newest first; one of them; and what happened to it.</summary>
internal static class ListAlerts
{
    private static readonly Sorts<Alert> Orders = Sorts<Alert>.By("-openedAt", a => a.OpenedAt, a => a.Key).Or("changedAt", a => a.ChangedAt).Or("priority", a => a.Priority);

    public sealed record Filter(
        [property: FromQuery(Name = "filter[state]"), Description("open, acknowledged, snoozed, resolved or closed; several comma separated.")] string? State,
        [property: FromQuery(Name = "filter[severity]"), Description("As their sources say; several comma separated.")] string? Severity,
        [property: FromQuery(Name = "filter[type]"), Description("DEVICE_FAILURE, FIRE_ALARM and so on; several comma separated.")] string? Type,
        [property: FromQuery(Name = "filter[siteId]"), Description("A site's id or number.")] string? SiteId,
        [property: FromQuery(Name = "filter[team]"), Description("Those who take it because it is urgent.")] string? Team,
        [property: FromQuery(Name = "filter[assigneeId]"), Description("Whoever it is assigned to.")] Guid? AssigneeId);

    public static void Map(IEndpointRouteBuilder alerts)
    {
        alerts.MapGet("", List).WithName(nameof(ListAlerts)).WithSummary("List alerts").RequirePermission(AlertsPermissions.Read.Name);
        alerts.MapGet("/{id}", Get).WithName("GetAlert").WithSummary("Get an alert").RequirePermission(AlertsPermissions.Read.Name);
        alerts.MapGet("/{id}/timeline", Timeline).WithName("GetAlertTimeline").WithSummary("Get what happened to an alert").RequirePermission(AlertsPermissions.Read.Name);
    }

    private static async Task<Results<Ok<Page<AlertView>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery list, [AsParameters] Filter filter, AlertsDb db, ISiteDirectory sites, Cursors cursors, CancellationToken ct)
    {
        var alerts = db.Alerts.AsNoTracking();
        if (Words(filter.State) is { } named) alerts = Among(alerts, named);
        if (Words(filter.Severity) is { } severities) alerts = alerts.Where(a => severities.Contains(a.Severity));
        if (Words(filter.Type) is { } types) alerts = alerts.Where(a => types.Contains(a.Type));
        if (filter.Team is { Length: > 0 } team) alerts = alerts.Where(a => a.Team == team);
        if (filter.AssigneeId is { } assignee) alerts = alerts.Where(a => a.AssigneeId == assignee);
        if (filter.SiteId is { } place)
        {
            var site = await sites.Find(db.Call, place, ct);
            alerts = alerts.Where(a => a.SiteId == site);
        }

        if (list.Q is { Length: > 0 } words) alerts = alerts.Where(a => EF.Functions.ILike(a.Name, Like.Contains(words), Like.Escape));
        var outcome = await alerts.ToPage(list, Orders, cursors, AlertView.Of, ct);
        return outcome.Value is { } page ? TypedResults.Ok(page) : Problems.Of(outcome.Refusal!);
    }

    private static IQueryable<Alert> Among(IQueryable<Alert> alerts, string[] words)
    {
        var states = new List<AlertState>();
        foreach (var word in words)
            states.Add(Enum.TryParse<AlertState>(word, ignoreCase: true, out var state) && Enum.IsDefined(state) && !char.IsAsciiDigit(word[0]) ? state
                : throw new MalformedException("filter[state]", "States are open, acknowledged, snoozed, resolved and closed."));
        return alerts.Where(a => states.Contains(a.State));
    }

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> Get(string id, AlertsDb db, CancellationToken ct) =>
        await db.Find(id, ct) is { } key && await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.Key == key, ct) is { } alert
            ? TypedResults.Ok(AlertView.Of(alert)) : Problems.Of(AlertRefusals.NotFound);

    private static async Task<Results<Ok<TimelineView>, ProblemHttpResult>> Timeline(string id, AlertsDb db, Timelines timelines, CancellationToken ct) =>
        await db.Find(id, ct) is { } key ? TypedResults.Ok(await timelines.Of(db, Alert.Kind, key, ct)) : Problems.Of(AlertRefusals.NotFound);

    private static string[]? Words(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? words : null;
}
