using System.Text.Json.Serialization;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>An API key as people see it. The prefix is the beginning of the key, by which its holder recognises it.</summary>
internal record ApiKeyView(
    Guid Id, string Name, string Prefix, string[] Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt,
    [property: JsonIgnore] int Version) : IVersioned
{
    public static ApiKeyView Of(ApiKey key, DateTimeOffset? lastUsedAt) =>
        new(key.Key, key.Name, PresentedKey.Mark + key.Prefix, key.Scopes, key.CreatedAt, key.ExpiresAt, lastUsedAt, key.Version);
}

/// <summary>A key just made, with the secret that signs requests: <c>Authorization: Bearer pk_…</c>.</summary>
internal sealed record CreatedApiKeyView : ApiKeyView
{
    public CreatedApiKeyView(ApiKeyView key, string secret) : base(key) => Secret = secret;

    public string Secret { get; }
}
