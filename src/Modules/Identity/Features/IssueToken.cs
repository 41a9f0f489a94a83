using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Gives a person a token for a script: an hour, then it is refreshed, for thirty days. What runs for longer uses an API key.</summary>
internal static class IssueToken
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/token", Post).WithName(nameof(IssueToken)).WithSummary("Get a bearer token for a script").AllowAnonymous().WithoutIdempotency();

    private static async Task<Results<Ok<TokenView>, ProblemHttpResult>> Post(
        SignIn.Command command, HttpContext context, PasswordSignIn signIn, Tokens tokens, CancellationToken ct)
    {
        var verdict = await signIn.Try(Attempt.Of(command, SessionKind.Token, context), ct);
        if (verdict.In is not { Refresh: { } refresh } signedIn) return SignIn.Refuse(verdict, context);

        return TypedResults.Ok(tokens.Of(signedIn.Session, signedIn.Stamp, refresh));
    }
}
