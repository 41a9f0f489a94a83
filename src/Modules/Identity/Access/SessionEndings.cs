using Platform.Hosting.Live;
using Platform.Identity.Domain;

namespace Platform.Identity.Access;

/// <summary>Makes the end of a session felt at once in this process: no request more, and its live connections hang up. Others notice within two seconds.</summary>
internal sealed class SessionEndings(OpenSessions open, ILiveConnections live)
{
    public void Tell(TenantId tenant, IReadOnlyCollection<Guid> sessions)
    {
        if (sessions.Count == 0) return;
        foreach (var session in sessions) open.Forget(tenant, session);
        live.Close(principal => principal.SessionOf() is { } session && sessions.Contains(session));
    }
}
