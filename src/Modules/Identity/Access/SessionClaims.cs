using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Platform.Hosting.Http;

namespace Platform.Identity.Access;

/// <summary>
/// Turns what a cookie or token holds into who the user is now. When the session has ended, or the password has changed since, that is nobody.
/// </summary>
internal sealed class SessionClaims(OpenSessions sessions, SessionUses uses, TimeProvider time) : IClaimsTransformation
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        // Without a stamp it is an API key's principal, or one that has been here already.
        if (principal.SessionOf() is not { } id || principal.FindFirstValue(IdentityClaims.Stamp) is not { } stamp) return principal;
        if (!Guid.TryParse(principal.FindFirstValue(CallClaims.Tenant), out var tenant)) return Nobody;

        var session = await sessions.Find(new(tenant), id, CancellationToken.None);
        if (session is not null && session.Stamp != stamp)
        {
            // Another process may have given this session a new stamp a moment ago, together with a new password.
            sessions.Forget(new(tenant), id);
            session = await sessions.Find(new(tenant), id, CancellationToken.None);
        }

        if (session is null || session.ExpiresAt <= time.GetUtcNow() || session.Stamp != stamp) return Nobody;

        uses.Record((new(tenant), id));
        return new(new ClaimsIdentity(
            [
                new(CallClaims.Tenant, tenant.ToString()), new(CallClaims.Actor, session.UserId.ToString()), new(CallClaims.Name, session.UserName),
                new(IdentityClaims.Session, id.ToString()), new(IdentityClaims.Role, session.Role), new(IdentityClaims.Standing, session.Standing),
                .. session.Permissions.Select(p => new Claim(CallClaims.Permission, p)), .. session.Sites.Select(s => new Claim(CallClaims.Site, s.ToString())),
            ], principal.Identity?.AuthenticationType, CallClaims.Name, null));
    }
}
