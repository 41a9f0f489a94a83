using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Ends one session, or all of a user's: its cookie or token is worth nothing from then on, and its live connections hang up.</summary>
internal static class EndSession
{
    private static readonly Refusal NotFound = Refusal.NotFound("session.not-found", "There is no such session.");

    public static Decision<SessionEvent> Decide(Session session, SessionEnding why, DateTimeOffset now) => session.EndedAt is null ? new SessionEnded(now, why) : [];

    /// <summary>Ends every open session of a user but the one to keep; answers which.</summary>
    public static async Task<IReadOnlyList<Guid>> All(
        Guid user, Guid? keep, SessionEnding why, IdentityDb db, Ledger<Session, SessionEvent> sessions, CancellationToken ct)
    {
        var open = await db.Sessions.AsNoTracking().Where(s => s.UserId == user && s.EndedAt == null && s.ExpiresAt > db.Call.Now && s.Key != keep).Select(s => s.Key).ToListAsync(ct);
        await sessions.ChangeMany(open, session => Decide(session, why, db.Call.Now), ct);
        return open;
    }

    public static void Map(IEndpointRouteBuilder sessions)
    {
        sessions.MapDelete("/{id:guid}", DeleteOne).WithName(nameof(EndSession)).WithSummary("End a session of yours; with sessions.write, anybody's");
        sessions.MapDelete("", DeleteOthers).WithName("EndOtherSessions").WithSummary("End every session of yours but this one");
    }

    public static void MapOfUser(IEndpointRouteBuilder sessions) => sessions.MapDelete("", DeleteOfUser)
        .WithName("EndUserSessions").WithSummary("End every session of a user").RequirePermission(IdentityPermissions.WriteSessions.Name);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteOne(
        Guid id, ClaimsPrincipal principal, IdentityDb db, Ledger<Session, SessionEvent> sessions, SessionEndings endings, CancellationToken ct)
    {
        // Who may not end others' sessions may not know of them either.
        var mine = principal.SessionOf() is not null;
        if (!principal.May(IdentityPermissions.WriteSessions.Name) && !(mine && await db.Sessions.AnyAsync(s => s.Key == id && s.UserId == db.Call.Actor.Value, ct)))
            return Problems.Of(NotFound);

        var ended = await sessions.Change(id, null, session => Decide(session, SessionEnding.Revoked, db.Call.Now), ct);
        if (ended.Refusal is { } refusal) return Problems.Of(refusal);
        endings.Tell(db.Tenant, [id]);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteOthers(
        ClaimsPrincipal principal, IdentityDb db, Ledger<Session, SessionEvent> sessions, SessionEndings endings, CancellationToken ct)
    {
        if (principal.SessionOf() is not { } mine) return Problems.Of(GetSession.NotAPerson);
        endings.Tell(db.Tenant, await All(db.Call.Actor.Value, mine, SessionEnding.Revoked, db, sessions, ct));
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteOfUser(
        Guid userId, IdentityDb db, Ledger<Session, SessionEvent> sessions, SessionEndings endings, CancellationToken ct)
    {
        if (!await db.Users.AnyAsync(u => u.Key == userId, ct)) return Problems.Of(ListSessions.NoSuchUser);
        endings.Tell(db.Tenant, await All(userId, null, SessionEnding.Revoked, db, sessions, ct));
        return TypedResults.NoContent();
    }
}
