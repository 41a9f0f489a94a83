using System.Text.Json.Serialization;

namespace Platform.Identity.Domain;

/// <summary>What can happen to a session.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(SessionStarted), "session.started.v1")]
[JsonDerivedType(typeof(SessionEnded), "session.ended.v1")]
[JsonDerivedType(typeof(SessionErased), "session.erased.v1")]
internal abstract record SessionEvent;

internal sealed record SessionStarted(
    TenantId Tenant, Guid SessionId, Guid UserId, [property: JsonConverter(typeof(JsonStringEnumConverter<SessionKind>))] SessionKind Kind,
    [property: Personal] string Address, DateTimeOffset At, DateTimeOffset ExpiresAt) : SessionEvent;

internal sealed record SessionEnded(DateTimeOffset At) : SessionEvent;

/// <summary>Its user was erased: it ends, and tells no more from where it was.</summary>
internal sealed record SessionErased(DateTimeOffset At) : SessionEvent;
