using System.Text.Json.Serialization;
using Platform.Hosting.Http;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>An API key as people see it. The prefix is the beginning of the key, by which its holder recognises it.</summary>
internal record ApiKeyView(
    Guid Id, string Name, string Prefix, string[] Scopes, Guid[] Sites, int? RequestsPerMinute, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt,
    DateTimeOffset? LastUsedAt, PreviousSecretView? PreviousSecret, [property: JsonIgnore] int Version) : IVersioned
{
    public static ApiKeyView Of(ApiKey key, ApiKeyUse? use, DateTimeOffset now) => new(
        key.Key, key.Name, ApiKey.Mark + key.Prefix, key.Scopes, key.Sites, key.RequestsPerMinute, key.CreatedAt, key.ExpiresAt,
        use?.LastUsedAt, PreviousSecretView.Of(key, use, now), key.Version);
}

/// <summary>The secret before the present one, while it still works: until when, and whether anybody still uses it.</summary>
internal sealed record PreviousSecretView(DateTimeOffset WorksUntil, DateTimeOffset? LastUsedAt)
{
    // A use before the rotation was of the same secret, but tells nothing about who has not changed over yet.
    public static PreviousSecretView? Of(ApiKey key, ApiKeyUse? use, DateTimeOffset now) =>
        key.PreviousUntil is { } until && until > now ? new(until, use?.PreviousUsedAt is { } at && at >= key.RotatedAt ? at : null) : null;
}

/// <summary>A key just made, with the secret that signs requests: <c>Authorization: Bearer pk_…</c>.</summary>
internal sealed record CreatedApiKeyView : ApiKeyView
{
    public CreatedApiKeyView(ApiKeyView key, string secret) : base(key) => Secret = secret;

    public string Secret { get; }
}
