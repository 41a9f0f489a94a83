using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Exchanges a refresh token for a new pair. Each is good once: a second use means that it was copied, and ends the session for both who hold it.</summary>
internal static class RefreshToken
{
    public sealed record Command([property: Required, StringLength(100)] string RefreshToken)
    {
        // A record prints its members, and this one has a secret.
        public override string ToString() => nameof(Command);
    }

    public static readonly Refusal NotOpen = Refusal.Conflict("session.ended", "The session has ended.");

    public static Decision<SessionEvent> Decide(Session session, string address, DateTimeOffset now) =>
        session.IsOpenAt(now) ? new SessionRefreshed(now, address) : NotOpen;

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/token/refresh", Post)
        .WithName(nameof(RefreshToken)).WithSummary("Exchange a refresh token for a new pair of tokens").AllowAnonymous().WithoutIdempotency();

    private static async Task<Results<Ok<TokenView>, ProblemHttpResult>> Post(
        Command command, HttpContext context, RefreshTokens refreshes, Tokens tokens, CancellationToken ct)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        return await refreshes.Exchange(command.RefreshToken, address, ct) is { } refreshed
            ? TypedResults.Ok(tokens.Of(refreshed.Session, refreshed.Stamp, refreshed.Next))
            : Problems.Of(StatusCodes.Status401Unauthorized, "token.refused", "This refresh token is not good any more; sign in again.",
                "A refresh token is good once. Showing one a second time ends its session, for then somebody else has a copy of it.");
    }
}
