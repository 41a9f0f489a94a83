using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>What people were told of an alert, the latest first.</summary>
internal static class ListAlertNotifications
{
    private const int Most = 50;
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>A notification in its last revision: with which others, since when, and whether it still stands.</summary>
    public sealed record AlertNotificationView(
        Guid Id, NotificationState State, string Rule, Dictionary<string, string> GroupLabels, [property: Description("How often it was told, changed or taken back, the first time included.")] int Revision,
        int Firing, [property: Description("How many more are hidden behind those.")] int Folded, string? Reason, DateTimeOffset FirstAt, DateTimeOffset At);

    public sealed record AlertNotificationsView(IReadOnlyList<AlertNotificationView> Items);

    public static void Map(IEndpointRouteBuilder alerts) => alerts.MapGet("/{id}/notifications", Get)
        .WithName(nameof(ListAlertNotifications)).WithSummary("List what people were told of an alert").RequirePermission(AlertsPermissions.Read.Name);

    private static async Task<Results<Ok<AlertNotificationsView>, ProblemHttpResult>> Get(string id, AlertsDb db, CancellationToken ct)
    {
        if (await db.Find(id, ct) is not { } key) return Problems.Of(AlertRefusals.NotFound);
        var alert = await db.Alerts.AsNoTracking().SingleAsync(a => a.Key == key, ct);
        // Sources may say that it began later than they said so.
        var (site, since) = (alert.SiteId, (alert.StartsAt < alert.OpenedAt ? alert.StartsAt : alert.OpenedAt) - Margin);
        var named = $$"""[{"id": "{{key}}"}]""";
        var told = await db.Notifications.AsNoTracking().Where(n => n.Site == site && n.At >= since && EF.Functions.JsonContains(EF.Property<string>(n, nameof(NotificationRow.Alerts)), named))
            .OrderByDescending(n => n.FirstAt).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new AlertNotificationsView([.. told.Select(n => new AlertNotificationView(n.Id, n.State, n.GroupRule, n.GroupLabels, n.Revision, n.Firing, n.Folded, n.Reason, n.FirstAt, n.At))]));
    }
}
