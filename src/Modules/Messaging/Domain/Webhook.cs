using System.Text.Json.Serialization;

namespace Platform.Messaging.Domain;

/// <summary>Where a company wants its notifications posted to.</summary>
internal sealed record Webhook : IEntity<Webhook, WebhookEvent>
{
    public const int LongestUrl = 2_000;

    public static string Kind => "webhook";

    public required TenantId Tenant { get; init; }

    /// <summary>The tenant's own id: each has one.</summary>
    public required Guid Key { get; init; }

    public required string Url { get; init; }
    public required bool IsEnabled { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required int Version { get; init; }

    public static Webhook Evolve(Webhook? webhook, WebhookEvent @event) => (webhook, @event) switch
    {
        (null, WebhookSet e) => new() { Tenant = e.Tenant, Key = e.Tenant.Value, Url = e.Url, IsEnabled = e.IsEnabled, ChangedAt = e.At, Version = 1 },
        ({ } w, WebhookSet e) => w with { Url = e.Url, IsEnabled = e.IsEnabled, ChangedAt = e.At, Version = w.Version + 1 },
        ({ } w, WebhookSecretReplaced e) => w with { ChangedAt = e.At, Version = w.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {webhook}."),
    };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(WebhookSet), "webhook.set.v1")]
[JsonDerivedType(typeof(WebhookSecretReplaced), "webhook.secret-replaced.v1")]
internal abstract record WebhookEvent(DateTimeOffset At);

internal sealed record WebhookSet(TenantId Tenant, string Url, bool IsEnabled, DateTimeOffset At) : WebhookEvent(At);

/// <summary>What is posted from now on is signed with another secret, which is not said here.</summary>
internal sealed record WebhookSecretReplaced(DateTimeOffset At) : WebhookEvent(At);

/// <summary>What becomes of a company's webhook.</summary>
internal static class WebhookDecisions
{
    private static readonly Refusal NoAddress = Refusal.Invalid("webhook.address", "Give an address that begins with https:// or http://, without a name and password in it.");

    public static Decision<WebhookEvent> Decide(Webhook? webhook, TenantId tenant, string url, bool isEnabled, DateTimeOffset now)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0 || uri.Host.Length == 0) return NoAddress;
        return webhook is not null && (webhook.Url, webhook.IsEnabled) == (url, isEnabled) ? [] : new WebhookSet(tenant, url, isEnabled, now);
    }
}
