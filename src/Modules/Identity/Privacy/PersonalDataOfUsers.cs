using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Privacy;

/// <summary>What this module keeps of its users. An erased user stays as a number others can refer to: nameless, signed out, and unable to sign in.</summary>
internal sealed class PersonalDataOfUsers(
    IdentityDb db, TenantTables tables, PersonKeys keys, Ledger<User, UserEvent> users, Ledger<Session, SessionEvent> sessions,
    Ledger<Invitation, InvitationEvent> invitations, OpenSessions open) : IPersonalDataSource
{
    public string Module => "identity";
    public int Order => int.MaxValue;

    public static Decision<UserEvent> Decide(User user, DateTimeOffset now) => user.ErasedAt is null ? new UserErased(now) : [];
    public static Decision<SessionEvent> Decide(Session session, DateTimeOffset now) => session.Address == Erased.Text ? [] : new SessionErased(now);

    public static Decision<InvitationEvent> Decide(Invitation invitation, DateTimeOffset now) => invitation.Email == Erased.Text ? [] : new InvitationErased(now);

    public async Task<IReadOnlyList<PersonalTable>> Of(PersonInQuestion person, CancellationToken ct)
    {
        var found = new List<PersonalTable>();
        foreach (var table in (await tables.All(ct)).Where(t => t.Schema == Module && ColumnOf(t) is not null))
            found.Add(new(table.Name, await tables.Rows(table, db.Tenant, (ColumnOf(table)!, person.Id), ct).ToListAsync(ct)));

        var invited = await InvitationsOf(person, ct);
        found.Add(new("invitations", [.. invited.Select(i => JsonSerializer.Serialize(new { i.Key, i.Email, i.Role, i.Sites, i.CreatedAt, i.AcceptedAt, i.WithdrawnAt }, JsonSerializerOptions.Web))]));
        return found;
    }

    public async Task Erase(PersonInQuestion person, CancellationToken ct)
    {
        var invited = (await InvitationsOf(person, ct)).ConvertAll(i => i.Key);
        foreach (var invitation in invited) await keys.Destroy(db.Tenant, invitation, ct); // first: once the address is gone, nobody finds them again
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select identity.erase_person({person.Id})", ct);
        if (await db.Credentials.FindAsync([db.Tenant, person.Id], ct) is { } credential) Blank(credential);
        await users.Change(person.Id, null, user => Decide(user, db.Call.Now), ct);

        var known = await db.Sessions.Where(s => s.UserId == person.Id).Select(s => s.Key).ToListAsync(ct);
        await sessions.ChangeMany(known, session => Decide(session, db.Call.Now), ct);
        await invitations.ChangeMany(invited, invitation => Decide(invitation, db.Call.Now), ct);
        await transaction.CommitAsync(ct);
        foreach (var session in known) open.Forget(db.Tenant, session);
    }

    // Whoever was invited was nobody then: the address tells.
    private Task<List<Invitation>> InvitationsOf(PersonInQuestion person, CancellationToken ct)
    {
        var addresses = person.Texts.Select(t => t.ToLowerInvariant()).ToList();
        return db.Invitations.AsNoTracking().Where(i => addresses.Contains(i.Email.ToLower())).ToListAsync(ct);
    }

    // Rows that belong to a user say so in user_id; those that are one, in their id.
    private static string? ColumnOf(TenantTable table) => table.Name is "users" or "credentials" ? "id" : table.Columns.FirstOrDefault(c => c == "user_id");

    // The new stamp ends whatever the old one was good for.
    private static void Blank(Credential credential)
    {
        var nobody = $"{credential.Id:N}@erased.invalid";
        (credential.Email, credential.NormalizedEmail, credential.EmailConfirmed) = (nobody, nobody.ToUpperInvariant(), false);
        (credential.PasswordHash, credential.SecurityStamp, credential.TwoFactorEnabled) = (null, Guid.NewGuid().ToString("N"), false);
        (credential.LockoutEnabled, credential.LockoutEnd) = (true, DateTimeOffset.MaxValue);
    }
}
