using Platform.Hosting.Data;
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
}
