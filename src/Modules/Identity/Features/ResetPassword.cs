using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Hosting.Tenancy;
using Platform.Identity.Access;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Sets a new password by a mailed link and ends every session. The second factor stays: a mailbox is not the phone.</summary>
internal static class ResetPassword
{
    public sealed record Command([property: Required, StringLength(4000)] string Token, [property: Required, StringLength(256)] string Password)
    {
        // A record prints its members, and these are secrets.
        public override string ToString() => nameof(Command);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/password-resets/completion", Post)
        .WithName(nameof(ResetPassword)).WithSummary("Set a new password by a mailed link").AllowAnonymous().WithoutIdempotency();

    private static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Command command, HttpContext context, MailedLinks links, SessionEndings endings, SignInLimits limits, TimeProvider time, CancellationToken ct)
    {
        if (links.Read<PasswordResetLink>(LinkPurpose.PasswordReset, command.Token) is not { } link) return Problems.Of(MailedLinks.NotGood);
        using var turn = await limits.Turn(ct);

        await using var scope = context.RequestServices.CreateScopeFor(new(new(link.Tenant), new(link.User), time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var (user, credential) = (await db.Users.FindAsync([db.Tenant, link.User], ct), await db.Credentials.FindAsync([db.Tenant, link.User], ct));
        if (user is null || credential is null || credential.SecurityStamp != link.Stamp) return Problems.Of(MailedLinks.NotGood);

        var ended = await scope.ServiceProvider.GetRequiredService<Passwords>().Set(user, credential, command.Password, byMail: true, keep: null, ct);
        if (ended.Refusal is { } refusal) return Problems.Of(refusal);
        endings.Tell(db.Tenant, ended.Value!);
        await scope.ServiceProvider.GetRequiredService<IMail>().Send(db.Tenant, Letters.PasswordChanged(user.Email), ct);
        return TypedResults.NoContent();
    }
}
