using System.Text.Json.Serialization;

namespace Platform.Identity.Domain;

/// <summary>What can happen to an API key. The secret and its hash are in no event.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(ApiKeyCreated), "api-key.created.v1")]
[JsonDerivedType(typeof(ApiKeyChanged), "api-key.changed.v1")]
[JsonDerivedType(typeof(ApiKeyRotated), "api-key.rotated.v1")]
[JsonDerivedType(typeof(ApiKeyRevoked), "api-key.revoked.v1")]
internal abstract record ApiKeyEvent;

internal sealed record ApiKeyCreated(
    TenantId Tenant, Guid KeyId, string Name, string Prefix, string[] Scopes, DateTimeOffset At, DateTimeOffset? ExpiresAt,
    Guid[]? Sites = null, int? RequestsPerMinute = null) : ApiKeyEvent;

internal sealed record ApiKeyChanged(string Name, string[] Scopes, Guid[] Sites, int? RequestsPerMinute, DateTimeOffset? ExpiresAt) : ApiKeyEvent;

/// <summary>It has a new secret; the one before works until <paramref name="PreviousUntil"/>, or not any more.</summary>
internal sealed record ApiKeyRotated(DateTimeOffset At, DateTimeOffset? PreviousUntil) : ApiKeyEvent;

internal sealed record ApiKeyRevoked(DateTimeOffset At) : ApiKeyEvent;
