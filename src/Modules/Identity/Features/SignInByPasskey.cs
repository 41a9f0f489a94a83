using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Identity.Access;

namespace Platform.Identity.Features;

/// <summary>What to hand to the browser's WebAuthn functions, and what to send back with the answer.</summary>
internal sealed record PasskeyQuestion(JsonElement Options, string State)
{
    public static PasskeyQuestion Of(string options, string state) => new(JsonElement.Parse(options), state);
}

/// <summary>Signs a person in with a passkey, for the web app: first the question, then the authenticator's answer to it.</summary>
internal static class SignInByPasskey
{
    public sealed record Command([property: Required] JsonElement Credential, [property: Required, StringLength(4000)] string State);

    public static void Map(IEndpointRouteBuilder session)
    {
        session.MapPost("/passkey/options", Ask).WithName("AskForPasskey").WithSummary("What to ask the browser's passkeys").AllowAnonymous().WithoutIdempotency();
        session.MapPost("/passkey", Post).WithName(nameof(SignInByPasskey)).WithSummary("Sign in with a passkey").AllowAnonymous().WithoutIdempotency();
    }

    private static async Task<Ok<PasskeyQuestion>> Ask(HttpContext context, PasskeySignIn signIn)
    {
        var (options, state) = await signIn.Begin(context);
        return TypedResults.Ok(PasskeyQuestion.Of(options, state));
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Post(Command command, HttpContext context, PasskeySignIn signIn, OpenSessions sessions, CancellationToken ct)
    {
        // A page of another site must not sign its visitor in as somebody else.
        if (CsrfGuard.IsForeign(context.Request)) return CsrfGuard.Missing;

        var verdict = await signIn.Try(command.Credential, command.State, context, ct);
        if (await SignIn.Enter(verdict, context, sessions, ct) is { } session) return TypedResults.Ok(session);
        return verdict.RetryAfter is not null ? SignIn.Refuse(verdict, context)
            : Problems.Of(StatusCodes.Status401Unauthorized, "passkey.refused", "This passkey is not known here, or its answer came too late; try again, or use your password.");
    }
}
