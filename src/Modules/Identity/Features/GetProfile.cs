using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Who one is and what one signs in with.</summary>
internal sealed record ProfileView(string Name, string Email, bool Authenticator, int RecoveryCodesLeft);

internal static class GetProfile
{
    public static void Map(IEndpointRouteBuilder profile) => profile.MapGet("", Get).WithName(nameof(GetProfile)).WithSummary("What you sign in with");

    private static async Task<Ok<ProfileView>> Get(IdentityDb db, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Key == db.Call.Actor.Value, ct);
        var credential = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == user.Key, ct);
        return TypedResults.Ok(new ProfileView(user.Name, user.Email, credential.TwoFactorEnabled, credential.RecoveryCodes.Length));
    }
}
