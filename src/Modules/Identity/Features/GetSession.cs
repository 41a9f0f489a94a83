using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Says who is signed in.</summary>
internal static class GetSession
{
    public static readonly Refusal NotAPerson = Refusal.NotFound("session.not-found", "This request is signed by an API key, and keys have no session.");

    public static void Map(IEndpointRouteBuilder session) => session.MapGet("", Get).WithName(nameof(GetSession)).WithSummary("Who is signed in");

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Get(ClaimsPrincipal principal, OpenSessions sessions, IdentityDb db, CancellationToken ct)
    {
        if (principal.SessionOf() is not { } id || await sessions.Find(db.Tenant, id, ct) is not { } open) return Problems.Of(NotAPerson);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Key == db.Call.Actor.Value, ct);
        return TypedResults.Ok(SessionView.Of(user, await db.Tenants.AsNoTracking().SingleAsync(ct), open));
    }
}
