using System.Text.Json.Serialization;

namespace Platform.Identity.Domain;

/// <summary>What can happen to a user. No event ever holds a password, its hash or anything else one could sign in with.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(UserCreated), "user.created.v1")]
[JsonDerivedType(typeof(UserRenamed), "user.renamed.v1")]
[JsonDerivedType(typeof(UserRoleChanged), "user.role-changed.v1")]
[JsonDerivedType(typeof(UserSitesChanged), "user.sites-changed.v1")]
[JsonDerivedType(typeof(UserDeactivated), "user.deactivated.v1")]
[JsonDerivedType(typeof(UserReactivated), "user.reactivated.v1")]
[JsonDerivedType(typeof(SignInRefused), "user.sign-in-refused.v1")]
[JsonDerivedType(typeof(UserLockedOut), "user.locked-out.v1")]
internal abstract record UserEvent;

internal sealed record UserCreated(TenantId Tenant, Guid UserId, string Name, string Email, string Role, DateTimeOffset At, Guid[]? Sites = null) : UserEvent;

internal sealed record UserRenamed(string Name, string Before) : UserEvent;

/// <summary>The role by its name, or by its id where the tenant made it; and what it was called then, for who reads of it later.</summary>
internal sealed record UserRoleChanged(string Role, string Title, string Before, string TitleBefore) : UserEvent;

/// <summary>The sites the user is limited to from now on; none means all.</summary>
internal sealed record UserSitesChanged(Guid[] Sites, Guid[] Before) : UserEvent;

internal sealed record UserDeactivated(DateTimeOffset At) : UserEvent;
internal sealed record UserReactivated(DateTimeOffset At) : UserEvent;

/// <summary>Somebody gave this user's e-mail address and a wrong password.</summary>
internal sealed record SignInRefused(string Address) : UserEvent;

/// <summary>Too many wrong passwords: until then even the right one is refused.</summary>
internal sealed record UserLockedOut(DateTimeOffset Until) : UserEvent;
