using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Changes one's password; every other session ends, and this one goes on.</summary>
internal static class ChangePassword
{
    public sealed record Command([property: Required, StringLength(256)] string Password, [property: Required, StringLength(256)] string NewPassword)
    {
        // A record prints its members, and these are secrets.
        public override string ToString() => nameof(Command);
    }

    public static void Map(IEndpointRouteBuilder profile) => profile.MapPut("/password", Put).WithName(nameof(ChangePassword)).WithSummary("Change your password");

    private static async Task<Results<NoContent, ProblemHttpResult>> Put(
        Command command, HttpContext context, ClaimsPrincipal principal, Reauthentication again, Passwords passwords, IdentityDb db,
        OpenSessions open, SessionEndings endings, IMail mail, CancellationToken ct)
    {
        var known = await again.With(command.Password, context, ct);
        if (known.Refusal is { } refusal) return Problems.Of(refusal);

        var (user, credential) = known.Value;
        var here = principal.SessionOf()!.Value;
        var ended = await passwords.Set(user, credential, command.NewPassword, byMail: false, keep: here, ct);
        if (ended.Refusal is { } weak) return Problems.Of(weak);
        open.Forget(db.Tenant, here);
        endings.Tell(db.Tenant, ended.Value!);

        // The stamp is new, so this browser needs a cookie with it; a script exchanges its refresh token.
        var session = await db.Sessions.FindAsync([db.Tenant, here], ct);
        if (session is { SessionKind: SessionKind.Cookie }) await context.SignInAsync(Schemes.Cookie, IdentityClaims.Ticket(session, credential.SecurityStamp!, Schemes.Cookie));
        await mail.Send(db.Tenant, Letters.PasswordChanged(user.Email), ct);
        return TypedResults.NoContent();
    }
}
