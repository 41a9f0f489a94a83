using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Messaging;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Secrets;
using Platform.Messaging.Delivering;
using Platform.Messaging.Domain;
using Platform.Messaging.Storage;

namespace Platform.Messaging.Features;

/// <summary>Where the company's notifications are posted to, and what posts are signed with.</summary>
internal static class SetWebhook
{
    private static readonly Refusal NotSet = Refusal.NotFound("webhook.not-set", "No webhook is set up; PUT /v1/messaging/webhook sets one up.");

    private const string Format = """
        Every notification is posted as JSON when it is told, when it changes and when it is withdrawn: `{"type": "notification.told", "timestamp": "...", "data": {"key", "revision",
        "topic", "title", "text", "link", "urgency", "reason"}}`. The key stays the same in all revisions; a lower revision that comes after a higher one is out of date.

        Posts are signed as Standard Webhooks says: `webhook-signature` is `v1,` and the base64 of the HMAC-SHA256, by the secret (base64 after `whsec_`), over `webhook-id`,
        `webhook-timestamp` (seconds) and the body, with points between. `Idempotency-Key` is that id: it is the same whenever the same post is repeated. Anything but 2xx is repeated with
        growing pauses for some hours; 410 ends that at once.
        """;

    public sealed record Command([property: Required, StringLength(Webhook.LongestUrl, MinimumLength = 1)] string Url, bool IsEnabled = true);

    public sealed record WebhookView(
        string? Url, bool IsEnabled, DateTimeOffset? ChangedAt, [property: Description("What posts are signed with; said this once.")] string? Secret, int Version) : IVersioned;

    public sealed record NewWebhookSecretView([property: Description("What posts are signed with from now on; said this once.")] string Secret);

    /// <summary>What the other side said to a post that tells of nothing.</summary>
    public sealed record WebhookTestView(bool IsTaken, string Answer);

    public static void Map(RouteGroupBuilder webhook)
    {
        webhook.MapGet("", Get).WithName("GetWebhook").WithSummary("Where notifications are posted to").WithDescription(Format);
        webhook.MapPut("", Put).WithName(nameof(SetWebhook)).WithSummary("Say where notifications are posted to").WithDescription(Format);
        webhook.MapPost("/secret", Replace).WithName("ReplaceWebhookSecret").WithSummary("Sign posts with a new secret, shown once; the old one holds no longer").WithoutIdempotency();
        webhook.MapPost("/test", Test).WithName("TestWebhook").WithSummary("Post something that tells of nothing, and see what is answered").WithoutIdempotency();
    }

    private static async Task<Ok<WebhookView>> Get(MessagingDb db, CancellationToken ct) => TypedResults.Ok(View(await db.Webhook(ct)));

    private static async Task<Results<Ok<WebhookView>, ProblemHttpResult>> Put(Command command, IfMatch version, MessagingDb db, Ledger<Webhook, WebhookEvent> webhooks, ISecrets secrets, CancellationToken ct)
    {
        Decision<WebhookEvent> Decide(Webhook? webhook) => WebhookDecisions.Decide(webhook, db.Tenant, command.Url.Trim(), command.IsEnabled, db.Call.Now);
        if (await db.Webhook(ct) is not null)
        {
            var changed = await webhooks.Change(db.Tenant.Value, version.Version, Decide, ct);
            return changed.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Ok(View(changed.Value));
        }

        var secret = WebhookSignature.NewSecret();
        db.WebhookSecrets.Add(new() { Tenant = db.Tenant, Id = db.Tenant.Value, Secret = await secrets.Seal(db.Tenant, WebhookSecret.Sealed.Purpose, secret, ct) });
        var begun = await webhooks.Begin(Decide(null), ct);
        return begun.Refusal is { } refused ? Problems.Of(refused) : TypedResults.Ok(View(begun.Value) with { Secret = WebhookSignature.Show(secret) });
    }

    private static async Task<Results<Ok<NewWebhookSecretView>, ProblemHttpResult>> Replace(MessagingDb db, Ledger<Webhook, WebhookEvent> webhooks, ISecrets secrets, CancellationToken ct)
    {
        if (await db.WebhookSecrets.SingleOrDefaultAsync(s => s.Id == db.Tenant.Value, ct) is not { } kept) return Problems.Of(NotSet);
        var secret = WebhookSignature.NewSecret();
        kept.Secret = await secrets.Seal(db.Tenant, WebhookSecret.Sealed.Purpose, secret, ct);
        var outcome = await webhooks.Change(db.Tenant.Value, null, _ => new WebhookSecretReplaced(db.Call.Now), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Ok(new NewWebhookSecretView(WebhookSignature.Show(secret)));
    }

    private static async Task<Results<Ok<WebhookTestView>, ProblemHttpResult>> Test(MessagingDb db, ISecrets secrets, WebhookPost post, CancellationToken ct)
    {
        if (await db.Webhook(ct) is not { } webhook) return Problems.Of(NotSet);
        var secret = await secrets.Open(db.Tenant, WebhookSecret.Sealed.Purpose, await db.WebhookSecrets.Where(s => s.Id == webhook.Key).Select(s => s.Secret).SingleAsync(ct), ct);
        var message = new WebhookMessage("notification.test", db.Call.Now, new("test", 1, "test", "A test", "Somebody wanted to see whether notifications arrive here.", "/settings/webhook", Urgency.Quiet, null));
        var answer = await post.Send(webhook.Url, secret, Guid.CreateVersion7(db.Call.Now), message, ct);
        return TypedResults.Ok(new WebhookTestView(answer.IsTaken, answer.Said));
    }

    private static WebhookView View(Webhook? webhook) => new(webhook?.Url, webhook?.IsEnabled ?? false, webhook?.ChangedAt, null, webhook?.Version ?? 0);
}
