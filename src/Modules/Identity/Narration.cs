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
        UserCreated e => $"{e.Name} was added as {e.Role}",
        SignInRefused e => $"A sign-in from {e.Address} was refused: wrong password",
        UserLockedOut e => $"Sign-in was locked until {e.Until:HH:mm} UTC after too many wrong passwords",
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
        SessionStarted e => $"Signed in from {e.Address}",
        SessionEnded => "Signed out",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
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
