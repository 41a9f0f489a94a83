using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Signs a person in with a cookie, for the web app.</summary>
internal static class SignIn
{
    /// <summary>Longer ones are nobody's, and would only be work.</summary>
    public sealed record Command(
        [property: Required, StringLength(254), RegularExpression(@"\s*[^@\s\p{C}]+@[^@\s\p{C}]+\s*", ErrorMessage = "This is not an e-mail address.")] string Email,
        [property: Required, StringLength(256)] string Password);

    public static void Map(IEndpointRouteBuilder session) =>
        session.MapPost("", Post).WithName(nameof(SignIn)).WithSummary("Sign in with a cookie").AllowAnonymous().WithoutIdempotency();

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Post(Command command, HttpContext context, PasswordSignIn signIn, CancellationToken ct)
    {
        // A page of another site must not sign its visitor in as somebody else.
        if (CsrfGuard.IsForeign(context.Request)) return CsrfGuard.Missing;

        var verdict = await signIn.Try(Attempt.Of(command, SessionKind.Cookie, context), ct);
        if (verdict.In is not { } signedIn) return Refuse(verdict, context);

        await context.SignInAsync(Schemes.Cookie, IdentityClaims.Ticket(signedIn.Session, signedIn.Stamp, Schemes.Cookie));
        return TypedResults.Ok(SessionView.Of(signedIn.User, signedIn.Tenant));
    }

    public static ProblemHttpResult Refuse(Verdict verdict, HttpContext context)
    {
        if (verdict.RetryAfter is not { } after)
            return Problems.Of(StatusCodes.Status401Unauthorized, "sign-in.refused", "The e-mail address or the password is not right.",
                "After several wrong passwords an account is closed for five minutes, also to the right one.");

        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString();
        return Problems.Of(StatusCodes.Status429TooManyRequests, "sign-in.too-many", "Too many attempts to sign in; wait a moment.");
    }
}
