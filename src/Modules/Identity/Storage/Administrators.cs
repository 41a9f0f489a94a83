using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Platform.Identity.Domain;

namespace Platform.Identity.Storage;

/// <summary>Who can do everything everywhere; a tenant never loses its last.</summary>
internal static class Administrators
{
    /// <summary>A transaction that no other change of who may do what runs beside: two administrators could each make the other the last.</summary>
    public static async Task<IDbContextTransaction> TakeTurn(this IdentityDb db, CancellationToken ct)
    {
        var turn = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('identity.administrators' || {db.Tenant.Value.ToString()}, 0))", ct);
        return turn;
    }

    public static Task<bool> HasAdministratorBeside(this IdentityDb db, Guid user, CancellationToken ct) => db.Users.AnyAsync(
        u => u.Key != user && u.Role == Role.Administrator.Name && u.Sites.Length == 0 && u.DeactivatedAt == null, ct);
}
