using Platform.Hosting.Http;
using Platform.Hosting.Live;
using Platform.Identity.Domain;

namespace Platform.Identity.Access;

/// <summary>
/// Makes a change of what people may do count at once in this process: what is remembered of their sessions is forgotten, and live connections
/// they were let in to are closed, to come back with what holds now.
/// </summary>
internal sealed class Admission(OpenSessions sessions, ILiveConnections live)
{
    public void Changed(User user)
    {
        sessions.ForgetUser(user.Tenant, user.Key);
        live.Close(principal => principal.HasClaim(CallClaims.Tenant, user.Tenant.ToString()) && principal.HasClaim(CallClaims.Actor, user.Key.ToString()));
    }

    public void Changed(CustomRole role)
    {
        sessions.ForgetRole(role.Tenant, role.Key.ToString());
        live.Close(principal => principal.HasClaim(CallClaims.Tenant, role.Tenant.ToString()) && principal.HasClaim(IdentityClaims.Role, role.Key.ToString()));
    }
}
