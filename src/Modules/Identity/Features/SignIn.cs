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
    /// <param name="Email">The e-mail address one signs in with.</param>
    /// <param name="Password">The password.</param>
    /// <param name="Code">Of the authenticator app, or a recovery code; needed when the answer was sign-in.code-needed.</param>
    /// <param name="Remember">Does not ask for a code in this browser for thirty days.</param>
    public sealed record Command(
        [property: Required, StringLength(254), OneEmailAddress] string Email,
        [property: Required, StringLength(256)] string Password,
        [property: StringLength(40)] string? Code = null, bool Remember = false)
    {
        // A record prints its members, and this one has a password.
        public override string ToString() => nameof(Command);
    }

    public static void Map(IEndpointRouteBuilder session) =>
        session.MapPost("", Post).WithName(nameof(SignIn)).WithSummary("Sign in with a cookie").AllowAnonymous().WithoutIdempotency();

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Post(Command command, HttpContext context, PasswordSignIn signIn, OpenSessions sessions, CancellationToken ct)
    {
        // A page of another site must not sign its visitor in as somebody else.
        if (CsrfGuard.IsForeign(context.Request)) return CsrfGuard.Missing;

        var verdict = await signIn.Try(Attempt.Of(command, SessionKind.Cookie, context), ct);
        return await Enter(verdict, context, sessions, ct) is { } session ? TypedResults.Ok(session) : Refuse(verdict, context);
    }

    /// <summary>Hands out the cookie; null when nobody came in.</summary>
    public static async Task<SessionView?> Enter(Verdict verdict, HttpContext context, OpenSessions sessions, CancellationToken ct)
    {
        if (verdict.In is not { } signedIn || await sessions.Find(signedIn.User.Tenant, signedIn.Session.Key, ct) is not { } open) return null;

        await context.SignInAsync(Schemes.Cookie, IdentityClaims.Ticket(signedIn.Session, signedIn.Stamp, Schemes.Cookie));
        if (signedIn.Device is { } device) Remember(device, context);
        return SessionView.Of(signedIn.User, signedIn.Tenant, open);
    }

    private static void Remember(PresentedToken device, HttpContext context) => context.Response.Cookies.Append(Schemes.DeviceCookieName, device.Text, new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = SecondFactor.Remembered, Path = "/v1/session", IsEssential = true,
    });

    public static ProblemHttpResult Refuse(Verdict verdict, HttpContext context)
    {
        if (verdict.Factor is FactorVerdict.Missing)
            return Problems.Of(StatusCodes.Status401Unauthorized, "sign-in.code-needed", "This account also asks for a code of its authenticator app, or a recovery code.");
        if (verdict.Factor is FactorVerdict.Wrong)
            return Problems.Of(StatusCodes.Status401Unauthorized, "sign-in.code-wrong", "The code is not right, or was used already.",
                "Wait for the next code; a phone whose clock is wrong shows wrong codes. After several wrong ones an account is closed for five minutes.");
        if (verdict.RetryAfter is not { } after)
            return Problems.Of(StatusCodes.Status401Unauthorized, "sign-in.refused", "The e-mail address or the password is not right.",
                "After several wrong passwords an account is closed for five minutes, also to the right one.");

        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString();
        return Problems.Of(StatusCodes.Status429TooManyRequests, "sign-in.too-many", "Too many attempts to sign in; wait a moment.");
    }
}
