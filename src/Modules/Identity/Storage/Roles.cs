using Microsoft.EntityFrameworkCore;
using Platform.Identity.Domain;

namespace Platform.Identity.Storage;

internal static class Roles
{
    /// <summary>The role with this name, or this id where the tenant made it.</summary>
    public static async Task<Role?> FindRole(this IdentityDb db, string name, CancellationToken ct) =>
        Role.IsTemplate(name) ? Role.Of(name)
        : Guid.TryParse(name, out var id) && await db.Roles.AsNoTracking().SingleOrDefaultAsync(r => r.Key == id && r.RemovedAt == null, ct) is { } made ? made.ToRole()
        : null;

    /// <summary>What somebody's role allows; one that was removed allows nothing.</summary>
    public static async Task<Role> RoleOf(this IdentityDb db, string name, CancellationToken ct) => await db.FindRole(name, ct) ?? Role.Of(name);

    /// <summary>Those that come with the platform, then the tenant's own by title.</summary>
    public static async Task<IReadOnlyList<Role>> AllRoles(this IdentityDb db, CancellationToken ct) =>
        [.. Role.Templates, .. (await db.Roles.AsNoTracking().Where(r => r.RemovedAt == null).OrderBy(r => r.Title).ToListAsync(ct)).Select(r => r.ToRole())];
}
