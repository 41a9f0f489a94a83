using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Goes back to the password alone.</summary>
internal static class RemoveAuthenticator
{
    public static Decision<UserEvent> Decide(bool hasOne) => hasOne ? new AuthenticatorRemoved() : [];

    public static void Map(IEndpointRouteBuilder profile) => profile.MapPost("/authenticator/removal", Post)
        .WithName(nameof(RemoveAuthenticator)).WithSummary("Remove the authenticator app").WithoutIdempotency();

    private static async Task<Results<NoContent, ProblemHttpResult>> Post(
        PasswordCommand command, HttpContext context, Reauthentication again, IdentityDb db, Ledger<User, UserEvent> users, IMail mail, CancellationToken ct)
    {
        var known = await again.With(command.Password, context, ct);
        if (known.Refusal is { } refusal) return Problems.Of(refusal);

        var credential = known.Value.Credential;
        var decision = Decide(credential.TwoFactorEnabled);
        (credential.AuthenticatorKey, credential.AuthenticatorStep, credential.RecoveryCodes, credential.TwoFactorEnabled) = (null, null, [], false);
        db.RemoveRange(await db.RememberedDevices.Where(d => d.UserId == credential.Id).ToListAsync(ct));
        var changed = await users.ChangeOwn(db, decision, mail, to => Letters.WayInRemoved(to, "The authenticator app"), ct);
        return changed.Refusal is { } stale ? Problems.Of(stale) : TypedResults.NoContent();
    }
}
