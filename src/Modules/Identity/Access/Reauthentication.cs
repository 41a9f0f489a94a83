using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Platform.Hosting.Data;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Storage;

namespace Platform.Identity.Access;

/// <summary>
/// Asks for the password once more before something that would let a stranger at an open screen take the account over.
/// Wrong ones are counted as at the door.
/// </summary>
internal sealed class Reauthentication(IdentityDb db, UserManager<Credential> credentials, Ledger<User, UserEvent> users, SignInLimits limits)
{
    private static readonly Refusal TooMany = Refusal.Busy("sign-in.too-many", "Too many attempts; wait a moment.");

    /// <summary>The caller's user and credential, to be changed and saved by the ledger.</summary>
    public async Task<Outcome<(User User, Credential Credential)>> With(string password, HttpContext context, CancellationToken ct)
    {
        var user = await db.Users.FindAsync([db.Tenant, db.Call.Actor.Value], ct);
        var credential = await credentials.FindByIdAsync(db.Call.Actor.ToString());
        if (user is null || credential is null) return GetSession.NotAPerson;

        var address = context.Connection.RemoteIpAddress;
        if (limits.Refuse(address, credential.NormalizedEmail!) is not null) return TooMany;
        using var turn = await limits.Turn(ct);
        if (!turn.IsAcquired) return TooMany;

        if (await credentials.IsLockedOutAsync(credential)) return ProfileRefusals.PasswordWrong;
        if (await credentials.CheckPasswordAsync(credential, password)) return (user, credential);

        await credentials.AccessFailedAsync(credential);
        await users.Change(user.Key, user.Version, _ => RefuseSignIn.Decide(address?.ToString() ?? "unknown", credential.LockoutEnd, db.Call.Now), ct);
        return ProfileRefusals.PasswordWrong;
    }
}

/// <summary>For endpoints that make no sense for an API key.</summary>
internal sealed class PersonsOnly : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.User.SessionOf() is not null ? next(context) : ValueTask.FromResult<object?>(Hosting.Http.Problems.Of(GetSession.NotAPerson));
}
