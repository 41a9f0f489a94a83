using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Identity.Domain;

namespace Platform.Identity;

/// <summary>Tells what happened to a tenant.</summary>
internal sealed class TenantNarrator : INarrator
{
    public string StreamKind => Tenant.Kind;

    public string Tell(JournalEntry entry) => entry.Read<TenantEvent>() switch
    {
        TenantRegistered e => $"{e.Name} joined the platform",
        PlanChosen e => $"The plan is now {e.Plan}{(e.Before is { } before ? $" instead of {before}" : "")}",
        OriginsChanged { Origins: [] } => "No other web page may call the API any more",
        OriginsChanged e => $"These web pages may call the API: {string.Join(", ", e.Origins)}",
        TenantRenamed e => $"{e.Before} is now called {e.Name}",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells what happened to a user.</summary>
internal sealed class UserNarrator : INarrator
{
    public string StreamKind => User.Kind;

    public string Tell(JournalEntry entry) => entry.Read<UserEvent>() switch
    {
        UserCreated e => $"{e.Name} was added as {RoleNarrator.Say(e.Role)}",
        UserRenamed e => $"{e.Before} is now called {e.Name}",
        UserRoleChanged e => $"Is now {e.Title.ToLowerInvariant()}, and was {e.TitleBefore.ToLowerInvariant()}",
        UserSitesChanged { Sites: [] } => "May see all sites",
        UserSitesChanged e => $"May see {e.Sites.Length} {(e.Sites.Length == 1 ? "site" : "sites")} only",
        UserDeactivated => "Was deactivated and can no longer sign in",
        UserReactivated => "Was reactivated and can sign in again",
        SignInRefused { CodeWrong: true } e => $"A sign-in from {e.Address} was refused: wrong code",
        SignInRefused e => $"A sign-in from {e.Address} was refused: wrong password",
        UserLockedOut e => $"Sign-in was locked until {e.Until:HH:mm} UTC after too many wrong passwords",
        AuthenticatorAdded => "An authenticator app was set up",
        AuthenticatorRemoved => "The authenticator app was removed",
        RecoveryCodesIssued => "New recovery codes were made",
        PasswordChanged { ByMail: true } => "The password was set anew by a mailed link",
        PasswordChanged => "The password was changed",
        EmailChanged e => $"The e-mail address was changed from {e.Before} to {e.Email}",
        PasskeyAdded e => $"The passkey '{e.Name}' was added",
        UserErased => "The person was erased",
        PasskeyRemoved e => $"The passkey '{e.Name}' was removed",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells what happened to a role a tenant made.</summary>
internal sealed class RoleNarrator : INarrator
{
    public string StreamKind => CustomRole.Kind;

    /// <summary>A role in the middle of a sentence.</summary>
    public static string Say(string role) => Role.IsTemplate(role) ? Role.Of(role).Title.ToLowerInvariant() : "one of the company's own roles";

    public string Tell(JournalEntry entry) => entry.Read<CustomRoleEvent>() switch
    {
        RoleCreated e => $"The role {e.Title} was made with {string.Join(", ", e.Permissions)}",
        RoleRenamed e when e.Title == e.Before => $"The role {e.Title} is described as: {e.Description}",
        RoleRenamed e => $"The role {e.Before} is now called {e.Title}",
        RolePermissionsChanged e => $"The role allows {string.Join(", ", e.Permissions)}",
        RoleRemoved => "The role was removed",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells what happened to an invitation.</summary>
internal sealed class InvitationNarrator : INarrator
{
    public string StreamKind => Invitation.Kind;

    public string Tell(JournalEntry entry) => entry.Read<InvitationEvent>() switch
    {
        InvitationCreated e => $"{e.Email} was invited as {RoleNarrator.Say(e.Role)}",
        InvitationRenewed e => $"The invitation was sent again, until {e.ExpiresAt:d MMMM HH:mm} UTC",
        InvitationAccepted => "The invitation was accepted",
        InvitationRevoked => "The invitation was withdrawn",
        InvitationErased => "Whoever was invited was erased",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells what happened to a session.</summary>
internal sealed class SessionNarrator : INarrator
{
    public string StreamKind => Session.Kind;

    public string Tell(JournalEntry entry) => entry.Read<SessionEvent>() switch
    {
        SessionStarted { Kind: SessionKind.Token } e => $"Took a token from {e.Address}",
        SessionStarted e => $"Signed in from {e.Address}{With(e)}",
        SessionRefreshed e => $"Took a new token from {e.Address}",
        SessionEnded { Why: SessionEnding.Revoked } => "The session was ended",
        SessionEnded { Why: SessionEnding.PasswordChanged } => "Signed out because the password was changed",
        SessionEnded { Why: SessionEnding.TokenReused } => "The session was ended: its refresh token was used twice, so somebody had copied it",
        SessionEnded => "Signed out",
        SessionErased => "Was signed out for good",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };

    private static string With(SessionStarted started) => started.Method switch
    {
        SignInMethod.PasswordAndCode => " with a code",
        SignInMethod.PasswordAndRecoveryCode => " with a recovery code",
        SignInMethod.PasswordOnRememberedDevice => " on a remembered device",
        SignInMethod.Passkey => " with a passkey",
        _ => "",
    };
}

/// <summary>Tells what happened to an API key.</summary>
internal sealed class ApiKeyNarrator : INarrator
{
    public string StreamKind => ApiKey.Kind;

    public string Tell(JournalEntry entry) => entry.Read<ApiKeyEvent>() switch
    {
        ApiKeyCreated e => $"The API key '{e.Name}' was created with {string.Join(", ", e.Scopes)}",
        ApiKeyChanged e => $"The API key '{e.Name}' now has {string.Join(", ", e.Scopes)}{Limits(e.Sites, e.RequestsPerMinute)}",
        ApiKeyRotated { PreviousUntil: { } until } => $"The API key got a new secret; the one before works until {until:yyyy-MM-dd HH:mm} UTC",
        ApiKeyRotated => "The API key got a new secret; the one before stopped working",
        ApiKeyRevoked => "The API key was revoked",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };

    private static string Limits(Guid[] sites, int? pace) =>
        (sites.Length switch { 0 => "", 1 => ", for one site", var many => $", for {many} sites" }) + (pace is { } limit ? $", at most {limit} requests a minute" : "");
}
