using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Messaging.Storage;

namespace Platform.Messaging.Features;

/// <summary>What was posted to the webhook, how often it was tried, and what was answered last.</summary>
internal static class ListDeliveries
{
    private static readonly Sorts<Posted> Orders = Sorts<Posted>.By("-createdAt", p => p.Delivery.CreatedAt, p => p.Delivery.Id);

    public sealed record WebhookDeliveryView(
        [property: Description("The Idempotency-Key of the post.")] Guid Id, DeliveryEvent Event, string Key, int Revision, string Title, DeliveryState State, int Attempts,
        [property: Description("What the other side said last, or why it was cancelled.")] string? Answer, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt);

    /// <summary>A post and what it tells of.</summary>
    private sealed record Posted
    {
        public required Delivery Delivery { get; init; }
        public required NotificationRow Notification { get; init; }
    }

    public static void Map(RouteGroupBuilder webhook) =>
        webhook.MapGet("/deliveries", List).WithName(nameof(ListDeliveries)).WithSummary("List what was posted to the webhook");

    private static async Task<Results<Ok<Page<WebhookDeliveryView>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery list, [FromQuery(Name = "filter[state]"), Description("waiting, sent, failed or cancelled.")] string? state, MessagingDb db, Cursors cursors, CancellationToken ct)
    {
        var deliveries = db.Deliveries.AsNoTracking().Where(d => d.Channel == Channel.Webhook);
        if (state is { Length: > 0 })
        {
            var wanted = Enum.TryParse<DeliveryState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(state[0]) ? known
                : throw new MalformedException("filter[state]", "States are waiting, sent, failed and cancelled.");
            deliveries = deliveries.Where(d => d.State == wanted);
        }

        var outcome = await WithNotifications(db, deliveries).ToPage(list, Orders, cursors, View, ct);
        return outcome.Value is { } page ? TypedResults.Ok(page) : Problems.Of(outcome.Refusal!);
    }

    public static async Task<WebhookDeliveryView?> Find(MessagingDb db, Guid id, CancellationToken ct) =>
        await WithNotifications(db, db.Deliveries.AsNoTracking().Where(d => d.Channel == Channel.Webhook && d.Id == id)).SingleOrDefaultAsync(ct) is { } posted ? View(posted) : null;

    private static IQueryable<Posted> WithNotifications(MessagingDb db, IQueryable<Delivery> deliveries) =>
        from delivery in deliveries
        join notification in db.Notifications.AsNoTracking() on delivery.NotificationId equals notification.Id
        select new Posted { Delivery = delivery, Notification = notification };

    private static WebhookDeliveryView View(Posted posted)
    {
        var (d, n) = (posted.Delivery, posted.Notification);
        return new(d.Id, d.Event, n.Key, d.Revision, n.Title, d.State, d.Attempts, d.Answer, d.CreatedAt, d.EndedAt);
    }
}
