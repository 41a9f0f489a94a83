using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
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
}
