using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Hosting.Jobs;
using Platform.Messaging.Delivering;
using Platform.Messaging.Storage;

namespace Platform.Messaging.Features;

/// <summary>Posts again what the webhook did not take, under the id it had.</summary>
internal static class RetryDelivery
{
    private static readonly Refusal NotFound = Refusal.NotFound("webhook-delivery.not-found", "There is no such delivery."),
        NotFailed = Refusal.Conflict("webhook-delivery.not-failed", "Only what failed is posted again.");

    public static void Map(RouteGroupBuilder webhook) => webhook.MapPost("/deliveries/{id:guid}/retry", Post)
        .WithName(nameof(RetryDelivery)).WithSummary("Post again what the webhook did not take");

    private static async Task<Results<Ok<ListDeliveries.WebhookDeliveryView>, ProblemHttpResult>> Post(Guid id, MessagingDb db, IJobs jobs, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var isFailed = await db.Deliveries.Where(d => d.Id == id && d.Channel == Channel.Webhook && d.State == DeliveryState.Failed)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.EndedAt, (DateTimeOffset?)null), ct) == 1;
        if (await ListDeliveries.Find(db, id, ct) is not { } delivery) return Problems.Of(NotFound);
        if (!isFailed) return Problems.Of(NotFailed);
        await jobs.Enqueue(db, PostToWebhook.Kind, new DeliveryDue(id), PostToWebhook.Options with { Key = $"{id}" }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(delivery);
    }
}
