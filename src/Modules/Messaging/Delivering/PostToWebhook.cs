using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Jobs;
using Platform.Hosting.Secrets;
using Platform.Messaging.Storage;

namespace Platform.Messaging.Delivering;

/// <summary>Posts a notification to the company's webhook until it is taken. The id is the same at every attempt, so that the other side can tell a repetition.</summary>
internal sealed class PostToWebhook(MessagingDb db, ISecrets secrets, WebhookPost post) : IJob<DeliveryDue>
{
    public static string Kind => "messaging.webhook";
    public static TimeSpan Longest => TimeSpan.FromMinutes(1);

    public static readonly JobOptions Options = new() { Priority = JobPriority.High, RateKey = Kind, Rate = new(50, TimeSpan.FromSeconds(1)) };

    public async Task Run(DeliveryDue payload, JobContext job, CancellationToken ct)
    {
        if (await db.ToSend(payload.DeliveryId, ct) is not { } delivery) return;
        if (await db.Webhook(ct) is not { IsEnabled: true } webhook)
        {
            await db.End(delivery, DeliveryState.Cancelled, "The webhook is switched off", db.Call.Now, ct);
            return;
        }

        var secret = await secrets.Open(db.Tenant, WebhookSecret.Sealed.Purpose, await db.WebhookSecrets.Where(s => s.Id == webhook.Key).Select(s => s.Secret).SingleAsync(ct), ct);
        var answer = await post.Send(webhook.Url, secret, delivery.Id, MessageOf(delivery), ct);
        var isOver = answer.IsFinal || job.IsLastAttempt;
        await db.End(delivery, answer.IsTaken ? DeliveryState.Sent : isOver ? DeliveryState.Failed : DeliveryState.Waiting, answer.Said, db.Call.Now, ct);
        if (!answer.IsTaken) throw new JobFailedException($"The webhook did not take it: {answer.Said}") { Final = answer.IsFinal, RetryAfter = answer.RetryAfter };
    }

    private static WebhookMessage MessageOf(Delivery delivery) => new(
        $"notification.{delivery.Event.ToString().ToLowerInvariant()}", delivery.CreatedAt,
        JsonSerializer.Deserialize<WebhookContent>(delivery.Content!, ReadOptions)!);

    // Kept as numbers are, said as words.
    private static readonly JsonSerializerOptions ReadOptions = new(JsonSerializerDefaults.Web);
}
