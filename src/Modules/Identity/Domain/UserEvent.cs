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
[JsonDerivedType(typeof(AuthenticatorAdded), "user.authenticator-added.v1")]
[JsonDerivedType(typeof(AuthenticatorRemoved), "user.authenticator-removed.v1")]
[JsonDerivedType(typeof(RecoveryCodesIssued), "user.recovery-codes-issued.v1")]
[JsonDerivedType(typeof(PasswordChanged), "user.password-changed.v1")]
[JsonDerivedType(typeof(EmailChanged), "user.email-changed.v1")]
[JsonDerivedType(typeof(PasskeyAdded), "user.passkey-added.v1")]
[JsonDerivedType(typeof(PasskeyRemoved), "user.passkey-removed.v1")]
[JsonDerivedType(typeof(UserErased), "user.erased.v1")]
internal abstract record UserEvent;

internal sealed record UserCreated(
    TenantId Tenant, Guid UserId, [property: Personal] string Name, [property: Personal] string Email, string Role, DateTimeOffset At, Guid[]? Sites = null) : UserEvent;

internal sealed record UserRenamed([property: Personal] string Name, [property: Personal] string Before) : UserEvent;

/// <summary>The role by its name, or by its id where the tenant made it; and what it was called then, for who reads of it later.</summary>
internal sealed record UserRoleChanged(string Role, string Title, string Before, string TitleBefore) : UserEvent;

/// <summary>The sites the user is limited to from now on; none means all.</summary>
internal sealed record UserSitesChanged(Guid[] Sites, Guid[] Before) : UserEvent;

internal sealed record UserDeactivated(DateTimeOffset At) : UserEvent;
internal sealed record UserReactivated(DateTimeOffset At) : UserEvent;

/// <summary>Somebody gave this user's e-mail address and a wrong password, or the right one and a wrong code.</summary>
internal sealed record SignInRefused([property: Personal] string Address, bool CodeWrong = false) : UserEvent;

/// <summary>Too many wrong passwords: until then even the right one is refused.</summary>
internal sealed record UserLockedOut(DateTimeOffset Until) : UserEvent;

/// <summary>From now on signing in takes a code of the authenticator app beside the password.</summary>
internal sealed record AuthenticatorAdded : UserEvent;

internal sealed record AuthenticatorRemoved : UserEvent;

/// <summary>New recovery codes; the earlier ones are worth nothing.</summary>
internal sealed record RecoveryCodesIssued : UserEvent;

/// <summary>By the user, who knew the old one, or by a link that was mailed.</summary>
internal sealed record PasswordChanged(bool ByMail) : UserEvent;

internal sealed record EmailChanged([property: Personal] string Email, [property: Personal] string Before) : UserEvent;

internal sealed record PasskeyAdded([property: Personal] string Name) : UserEvent;

internal sealed record PasskeyRemoved([property: Personal] string Name) : UserEvent;

/// <summary>Everything that told of the person is gone; the id stays, for what it did.</summary>
internal sealed record UserErased(DateTimeOffset At) : UserEvent;
