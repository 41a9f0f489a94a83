using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Tenancy;
using Platform.Identity.Access;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Ends the caller's session, so that its cookie or token is worth nothing even to who copied it.</summary>
internal static class SignOut
{
    // For everybody: leaving twice is no mistake.
    public static void Map(IEndpointRouteBuilder session) =>
        session.MapDelete("", Delete).WithName(nameof(SignOut)).WithSummary("Sign out").AllowAnonymous();

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        ClaimsPrincipal principal, HttpContext context, SessionEndings endings, TimeProvider time, CancellationToken ct)
    {
        if (principal.SessionOf() is { } id && principal.CallAt(time.GetUtcNow()) is { } call)
        {
            await using var scope = context.RequestServices.CreateScopeFor(call);
            var ended = await scope.ServiceProvider.GetRequiredService<Ledger<Session, SessionEvent>>().Change(id, null, s => EndSession.Decide(s, SessionEnding.SignedOut, call.Now), ct);
            if (ended.Refusal is { } refusal) return Problems.Of(refusal);
            endings.Tell(call.Tenant, [id]);
        }

        await context.SignOutAsync(Schemes.Cookie);
        return TypedResults.NoContent();
    }
}
