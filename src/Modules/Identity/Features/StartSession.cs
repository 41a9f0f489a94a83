using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Opens the time in which a user need not give the password again.</summary>
internal static class StartSession
{
    /// <summary>However busy a browser's session is, the user signs in again after this.</summary>
    public static readonly TimeSpan CookieLifetime = TimeSpan.FromDays(30);

    /// <summary>An access token is good for this long; its session for longer.</summary>
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    /// <summary>However often a script refreshes its token, somebody gives the password again after this.</summary>
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(30);

    public static Decision<SessionEvent> Decide(Guid id, User user, Arrival arrival, DateTimeOffset now) => new SessionStarted(
        user.Tenant, id, user.Key, arrival.Kind, arrival.Address, now, now + (arrival.Kind is SessionKind.Cookie ? CookieLifetime : RefreshLifetime),
        arrival.Device, arrival.Method);
}
