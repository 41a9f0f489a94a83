using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Identity.Domain;

namespace Platform.Identity.Storage;

/// <summary>Who can do everything everywhere; a tenant never loses its last.</summary>
internal static class Administrators
{
    /// <summary>A transaction that no other change of who may do what runs beside: two administrators could each make the other the last.</summary>
    public static Task<Turn> TakeTurn(this IdentityDb db, CancellationToken ct) => Turn.Take(db, "identity.administrators", ct);

    public static Task<bool> HasAdministratorBeside(this IdentityDb db, Guid user, CancellationToken ct) => db.Users.AnyAsync(
        u => u.Key != user && u.Role == Role.Administrator.Name && u.Sites.Length == 0 && u.DeactivatedAt == null, ct);
}
