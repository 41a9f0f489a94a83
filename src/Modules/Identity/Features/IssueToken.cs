using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Gives a person a token for a script: an hour, and no refreshing. What runs for longer uses an API key.</summary>
internal static class IssueToken
{
    public sealed record TokenView(string TokenType, string AccessToken, int ExpiresIn);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/token", Post).WithName(nameof(IssueToken)).WithSummary("Get a bearer token for a script").AllowAnonymous().WithoutIdempotency();

    private static async Task<Results<Ok<TokenView>, ProblemHttpResult>> Post(
        SignIn.Command command, HttpContext context, PasswordSignIn signIn, IOptionsMonitor<BearerTokenOptions> tokens, CancellationToken ct)
    {
        var verdict = await signIn.Try(new(command.Email, command.Password, SessionKind.Token, context.Connection.RemoteIpAddress), ct);
        if (verdict.In is not { Session: var session } signedIn) return SignIn.Refuse(verdict, context);

        var ticket = new AuthenticationTicket(
            IdentityClaims.Ticket(session, signedIn.Stamp, Schemes.Token), new() { ExpiresUtc = session.ExpiresAt }, $"{Schemes.Token}:AccessToken");
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new TokenView("Bearer", tokens.Get(Schemes.Token).BearerTokenProtector.Protect(ticket), (int)StartSession.TokenLifetime.TotalSeconds));
    }
}
