using Platform.Hosting.Data;
using Platform.Hosting.Mail;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

internal static class OwnChanges
{
    /// <summary>
    /// Records what callers did to their own account, together with what changed beside it. At the version that was read: decided again
    /// on a newer one, the change beside it would be lost.
    /// </summary>
    public static async Task<Outcome<User>> ChangeOwn(this Ledger<User, UserEvent> users, IdentityDb db, Decision<UserEvent> decision, CancellationToken ct) =>
        await db.Users.FindAsync([db.Tenant, db.Call.Actor.Value], ct) is { } user
            ? await users.Change(user.Key, user.Version, _ => decision, ct)
            : GetSession.NotAPerson;

    /// <summary>The same for what its owner should hear of by mail: it may have been somebody else at the keyboard.</summary>
    public static async Task<Outcome<User>> ChangeOwn(
        this Ledger<User, UserEvent> users, IdentityDb db, Decision<UserEvent> decision, IMail mail, Func<string, Mail> letter, CancellationToken ct)
    {
        var changed = await users.ChangeOwn(db, decision, ct);
        if (changed.Value is { } user) await mail.Send(db.Tenant, letter(user.Email), ct);
        return changed;
    }
}
