using System.Text.Json.Serialization;

namespace Platform.Identity.Domain;

/// <summary>What can happen to an API key. The secret and its hash are in no event.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(ApiKeyCreated), "api-key.created.v1")]
[JsonDerivedType(typeof(ApiKeyRevoked), "api-key.revoked.v1")]
internal abstract record ApiKeyEvent;

internal sealed record ApiKeyCreated(
    TenantId Tenant, Guid KeyId, string Name, string Prefix, string[] Scopes, DateTimeOffset At, DateTimeOffset? ExpiresAt) : ApiKeyEvent;

internal sealed record ApiKeyRevoked(DateTimeOffset At) : ApiKeyEvent;
