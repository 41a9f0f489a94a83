using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

using Platform.Identity.Storage;

namespace Platform.Identity.Access;

/// <summary>
/// The framework's store on a tenant's database. It never saves by itself: a change of a credential commits together with the fact
/// that explains it, when the ledger saves.
/// </summary>
internal sealed class CredentialStore : UserOnlyStore<Credential, IdentityDb, Guid>
{
    public CredentialStore(IdentityDb db, IdentityErrorDescriber describer) : base(db, describer) => AutoSaveChanges = false;

    public override Task<Credential?> FindByIdAsync(string userId, CancellationToken cancellationToken = default) =>
        FindUserAsync(Guid.Parse(userId), cancellationToken);

    protected override async Task<Credential?> FindUserAsync(Guid userId, CancellationToken cancellationToken) =>
        await Context.Credentials.FindAsync([Context.Tenant, userId], cancellationToken);

    public override Task<Credential?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        FindByEmailAsync(normalizedUserName, cancellationToken);

    public override async Task AddOrUpdatePasskeyAsync(Credential user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        if (await Find(user, passkey.CredentialId, cancellationToken) is { } known)
        {
            (known.SignCount, known.IsBackedUp, known.IsUserVerified, known.LastUsedAt) = (passkey.SignCount, passkey.IsBackedUp, passkey.IsUserVerified, Context.Call.Now);
            return;
        }

        Context.Add(new Passkey
        {
            Tenant = Context.Tenant, Id = Guid.CreateVersion7(Context.Call.Now), CredentialId = passkey.CredentialId, UserId = user.Id, Name = passkey.Name ?? "",
            PublicKey = passkey.PublicKey, SignCount = passkey.SignCount, Transports = passkey.Transports ?? [], IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible, IsBackedUp = passkey.IsBackedUp, AttestationObject = passkey.AttestationObject,
            ClientData = passkey.ClientDataJson, CreatedAt = Context.Call.Now,
        });
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Credential user, CancellationToken cancellationToken) =>
        [.. (await Context.Passkeys.AsNoTracking().Where(p => p.UserId == user.Id).ToListAsync(cancellationToken)).Select(p => p.Info)];

    public override async Task<Credential?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await Context.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.CredentialId == credentialId, cancellationToken) is { } passkey
            ? await FindUserAsync(passkey.UserId, cancellationToken)
            : null;

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Credential user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await Find(user, credentialId, cancellationToken))?.Info;

    public override async Task RemovePasskeyAsync(Credential user, byte[] credentialId, CancellationToken cancellationToken)
    {
        if (await Find(user, credentialId, cancellationToken) is { } passkey) Context.Remove(passkey);
    }

    private Task<Passkey?> Find(Credential user, byte[] credentialId, CancellationToken ct) =>
        Context.Passkeys.SingleOrDefaultAsync(p => p.UserId == user.Id && p.CredentialId == credentialId, ct);
}
