using System.Security.Claims;
using Platform.Hosting.Http;
using Platform.Identity.Domain;

namespace Platform.Identity.Access;

/// <summary>Claims beside those every module reads: which session, and what the credential's stamp was when it began.</summary>
internal static class IdentityClaims
{
    public const string Session = "session";
    public const string Stamp = "stamp";

    /// <summary>In short, what the user may do and see; another one means that something of it has changed.</summary>
    public const string Standing = "standing";

    /// <summary>The user's role, so that what it was let in to can be closed when the role changes.</summary>
    public const string Role = "role";

    /// <summary>What a cookie or a token holds: no names and no permissions, which are looked up for each request.</summary>
    public static ClaimsPrincipal Ticket(Session session, string stamp, string scheme) => new(new ClaimsIdentity(
        [
            new(CallClaims.Tenant, session.Tenant.ToString()), new(CallClaims.Actor, session.UserId.ToString()),
            new(Session, session.Key.ToString()), new(Stamp, stamp),
        ], scheme, CallClaims.Name, null));

    public static Guid? SessionOf(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Session), out var session) ? session : null;
}
