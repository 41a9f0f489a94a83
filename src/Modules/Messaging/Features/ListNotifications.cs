using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Messaging;
using Platform.Hosting.Http;
using Platform.Messaging.Storage;
using Platform.Messaging.Telling;

namespace Platform.Messaging.Features;

/// <summary>A notification as whoever was told of it sees it.</summary>
internal sealed record NotificationView(
    Guid Id, string Topic, string Title, string Text, [property: Description("The page of the web app that shows it, as a path.")] string? Link, Urgency Urgency,
    [property: Description("Counts from 1 as it changes.")] int Revision, DateTimeOffset FirstToldAt, DateTimeOffset ToldAt, DateTimeOffset? ReadAt,
    DateTimeOffset? WithdrawnAt, [property: Description("Why it was withdrawn.")] string? Reason)
{
    public static NotificationView Of(ToldTo told)
    {
        var (n, e) = (told.Notification, told.Entry);
        return new(n.Id, n.Topic, n.Title, n.Text, n.Link, n.Urgency, n.Revision, n.FirstToldAt, e.ToldAt, e.ReadAt, n.WithdrawnAt, n.Reason);
    }
}

/// <summary>A notification and its place in somebody's centre.</summary>
internal sealed record ToldTo
{
    public required NotificationRow Notification { get; init; }
    public required Entry Entry { get; init; }
}

/// <summary>What one was told oneself, the latest first; others' notifications do not exist here.</summary>
internal static class ListNotifications
{
    private static readonly Sorts<ToldTo> Orders = Sorts<ToldTo>.By("-toldAt", t => t.Entry.ToldAt, t => t.Entry.NotificationId);

    public static void Map(IEndpointRouteBuilder notifications)
    {
        notifications.MapGet("", List).WithName(nameof(ListNotifications)).WithSummary("List one's own notifications");
        notifications.MapGet("/unread", Count).WithName("CountUnreadNotifications").WithSummary("Count the notifications one has not read");
    }

    private static async Task<Results<Ok<Page<NotificationView>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery list, [FromQuery(Name = "filter[unread]"), Description("Only those not read yet.")] bool? unread, MessagingDb db, Cursors cursors, CancellationToken ct)
    {
        var own = unread is true ? db.Own.Where(e => e.ReadAt == null) : db.Own;
        var outcome = await Shown(own, db).ToPage(list, Orders, cursors, NotificationView.Of, ct);
        return outcome.Value is { } page ? TypedResults.Ok(page) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Ok<UnreadCount>> Count(MessagingDb db, CancellationToken ct) =>
        TypedResults.Ok(new UnreadCount(await db.Own.Where(e => e.ReadAt == null).Take(Bells.MostCounted).CountAsync(ct)));

    internal static IQueryable<ToldTo> Shown(IQueryable<Entry> entries, MessagingDb db) =>
        from entry in entries.AsNoTracking()
        join notification in db.Notifications.AsNoTracking() on entry.NotificationId equals notification.Id
        select new ToldTo { Notification = notification, Entry = entry };
}
