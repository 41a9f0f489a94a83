using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>A passkey as its owner sees it; a synced one is on all devices of an account with the maker of the device.</summary>
internal sealed record PasskeyView(Guid Id, string Name, bool Synced, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt)
{
    public static PasskeyView Of(Passkey passkey) => new(passkey.Id, passkey.Name, passkey.IsBackedUp, passkey.CreatedAt, passkey.LastUsedAt);
}

/// <summary>The passkeys of whoever is asking: to see, and to remove.</summary>
internal static class OwnPasskeys
{
    public static void Map(IEndpointRouteBuilder profile)
    {
        profile.MapGet("/passkeys", List).WithName("ListPasskeys").WithSummary("List your passkeys");
        profile.MapDelete("/passkeys/{id:guid}", Remove).WithName("RemovePasskey").WithSummary("Remove a passkey of yours");
    }

    private static async Task<Ok<Page<PasskeyView>>> List(IdentityDb db, CancellationToken ct) => TypedResults.Ok(new Page<PasskeyView>(
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.UserId == db.Call.Actor.Value).OrderBy(p => p.CreatedAt).ToListAsync(ct)).Select(PasskeyView.Of)], null));

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid id, IdentityDb db, Ledger<User, UserEvent> users, IMail mail, CancellationToken ct)
    {
        if (await db.Passkeys.SingleOrDefaultAsync(p => p.Id == id && p.UserId == db.Call.Actor.Value, ct) is not { } passkey) return Problems.Of(ProfileRefusals.PasskeyNotFound);
        db.Remove(passkey);
        var removed = await users.ChangeOwn(db, new PasskeyRemoved(passkey.Name), mail, to => Letters.WayInRemoved(to, $"The passkey \"{passkey.Name}\""), ct);
        return removed.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }
}
