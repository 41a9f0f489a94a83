using System.Text.Json.Serialization;

namespace Platform.Identity.Domain;

/// <summary>What can happen to a user. No event ever holds a password, its hash or anything else one could sign in with.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(UserCreated), "user.created.v1")]
[JsonDerivedType(typeof(SignInRefused), "user.sign-in-refused.v1")]
[JsonDerivedType(typeof(UserLockedOut), "user.locked-out.v1")]
[JsonDerivedType(typeof(UserErased), "user.erased.v1")]
internal abstract record UserEvent;

internal sealed record UserCreated(TenantId Tenant, Guid UserId, [property: Personal] string Name, [property: Personal] string Email, string Role, DateTimeOffset At) : UserEvent;

/// <summary>Somebody gave this user's e-mail address and a wrong password.</summary>
internal sealed record SignInRefused([property: Personal] string Address) : UserEvent;

/// <summary>Too many wrong passwords: until then even the right one is refused.</summary>
internal sealed record UserLockedOut(DateTimeOffset Until) : UserEvent;

/// <summary>Everything that told of the person is gone; the id stays, for what it did.</summary>
internal sealed record UserErased(DateTimeOffset At) : UserEvent;
