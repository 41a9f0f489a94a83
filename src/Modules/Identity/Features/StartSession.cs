using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Opens the time in which a user need not give the password again.</summary>
internal static class StartSession
{
    /// <summary>However busy a browser's session is, the user signs in again after this.</summary>
    public static readonly TimeSpan CookieLifetime = TimeSpan.FromDays(30);

    public static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    public static Decision<SessionEvent> Decide(Guid id, User user, SessionKind kind, string address, DateTimeOffset now) => new SessionStarted(
        user.Tenant, id, user.Key, kind, address, now, now + (kind is SessionKind.Cookie ? CookieLifetime : TokenLifetime));
}
