using System.Text.Json.Serialization;

namespace Platform.Identity.Domain;

/// <summary>What can happen to a session.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(SessionStarted), "session.started.v1")]
[JsonDerivedType(typeof(SessionRefreshed), "session.refreshed.v1")]
[JsonDerivedType(typeof(SessionEnded), "session.ended.v1")]
[JsonDerivedType(typeof(SessionErased), "session.erased.v1")]
internal abstract record SessionEvent;

internal sealed record SessionStarted(
    TenantId Tenant, Guid SessionId, Guid UserId, [property: JsonConverter(typeof(JsonStringEnumConverter<SessionKind>))] SessionKind Kind,
    [property: Personal] string Address, DateTimeOffset At, DateTimeOffset ExpiresAt, [property: Personal] string Device = "",
    [property: JsonConverter(typeof(JsonStringEnumConverter<SignInMethod>))] SignInMethod Method = SignInMethod.Password) : SessionEvent;

/// <summary>Its refresh token was exchanged for a new pair of tokens.</summary>
internal sealed record SessionRefreshed(DateTimeOffset At, [property: Personal] string Address) : SessionEvent;

internal sealed record SessionEnded(
    DateTimeOffset At, [property: JsonConverter(typeof(JsonStringEnumConverter<SessionEnding>))] SessionEnding Why = SessionEnding.SignedOut) : SessionEvent;

/// <summary>Its user was erased: it ends, and tells no more from where it was.</summary>
internal sealed record SessionErased(DateTimeOffset At) : SessionEvent;

/// <summary>What the user showed to be let in.</summary>
internal enum SignInMethod { Password, PasswordAndCode, PasswordAndRecoveryCode, PasswordOnRememberedDevice, Passkey, Registration }

/// <summary>Why a session ended before its time.</summary>
internal enum SessionEnding
{
    SignedOut,

    /// <summary>Ended from the list of sessions, by its user or by an administrator.</summary>
    Revoked,

    /// <summary>The password was changed or set anew, so whoever knew the old one is out.</summary>
    PasswordChanged,

    /// <summary>A refresh token came a second time: one of the two who showed it had stolen it.</summary>
    TokenReused,
}
