using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>A session as its user sees it; <paramref name="Current"/> is the one this request came with, and <paramref name="LastSeenAt"/> is right to the minute.</summary>
internal sealed record SessionSummary(Guid Id, SessionKind Kind, string Device, string Address, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, bool Current);

/// <summary>Lists the open sessions: one's own, or with permission those of a colleague.</summary>
internal static class ListSessions
{
    public static readonly Refusal NoSuchUser = Refusal.NotFound("user.not-found", "There is no such user.");

    private static readonly Sorts<Session> Orders = Sorts<Session>.By("-startedAt", session => session.StartedAt, session => session.Key);

    public static void Map(IEndpointRouteBuilder sessions) => sessions.MapGet("", Own).WithName(nameof(ListSessions)).WithSummary("List your open sessions");

    public static void MapOfUser(IEndpointRouteBuilder sessions) => sessions.MapGet("", OfUser)
        .WithName("ListUserSessions").WithSummary("List the open sessions of a user").RequirePermission(IdentityPermissions.ReadSessions.Name);

    private static async Task<Results<Ok<Page<SessionSummary>>, ProblemHttpResult>> Own(
        [AsParameters] ListQuery list, ClaimsPrincipal principal, IdentityDb db, Cursors cursors, CancellationToken ct) =>
        principal.SessionOf() is { } mine ? await Open(db.Call.Actor.Value, mine, list, db, cursors, ct) : Problems.Of(GetSession.NotAPerson);

    private static async Task<Results<Ok<Page<SessionSummary>>, ProblemHttpResult>> OfUser(
        Guid userId, [AsParameters] ListQuery list, ClaimsPrincipal principal, IdentityDb db, Cursors cursors, CancellationToken ct) =>
        await db.Users.AnyAsync(u => u.Key == userId, ct) ? await Open(userId, principal.SessionOf(), list, db, cursors, ct) : Problems.Of(NoSuchUser);

    private static Task<Results<Ok<Page<SessionSummary>>, ProblemHttpResult>> Open(
        Guid user, Guid? mine, ListQuery list, IdentityDb db, Cursors cursors, CancellationToken ct) =>
        db.Sessions.AsNoTracking().Where(s => s.UserId == user && s.EndedAt == null && s.ExpiresAt > db.Call.Now)
            .ToPage(list, Orders, cursors, s => new SessionSummary(s.Key, s.SessionKind, s.Device, s.Address, s.StartedAt, s.LastSeenAt ?? s.StartedAt, s.ExpiresAt, s.Key == mine), ct).Respond();
}
