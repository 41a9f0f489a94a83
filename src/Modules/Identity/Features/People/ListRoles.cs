using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>The roles there are, what each allows, and how many people have it.</summary>
internal static class ListRoles
{
    public static void Map(IEndpointRouteBuilder roles)
    {
        roles.MapGet("", List).WithName(nameof(ListRoles)).WithSummary("Roles and what they allow").RequirePermission(IdentityPermissions.ReadRoles.Name);
        roles.MapGet("/{id:guid}", Get).WithName("GetRole").WithSummary("A role the company made").RequirePermission(IdentityPermissions.ReadRoles.Name);
    }

    private static async Task<Ok<RolesView>> List(IdentityDb db, PermissionPatterns patterns, CancellationToken ct)
    {
        var users = await db.Users.Where(u => u.DeactivatedAt == null).GroupBy(u => u.Role).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var own = await db.Roles.AsNoTracking().Where(r => r.RemovedAt == null).OrderBy(r => r.Title).ToListAsync(ct);
        return TypedResults.Ok(new RolesView([
            .. Role.Templates.Select(role => RoleView.Of(role, patterns, users.GetValueOrDefault(role.Name))),
            .. own.Select(role => RoleView.Of(role, patterns, users.GetValueOrDefault(role.Key.ToString()))),
        ]));
    }

    private static async Task<Results<Ok<RoleView>, ProblemHttpResult>> Get(Guid id, IdentityDb db, PermissionPatterns patterns, CancellationToken ct)
    {
        if (await db.Roles.AsNoTracking().SingleOrDefaultAsync(r => r.Key == id && r.RemovedAt == null, ct) is not { } role) return Problems.Of(RoleRefusals.NotFound);
        return TypedResults.Ok(RoleView.Of(role, patterns, await db.CountUsers(role, ct)));
    }

    public static Task<int> CountUsers(this IdentityDb db, CustomRole role, CancellationToken ct) =>
        db.Users.CountAsync(u => u.Role == role.Key.ToString() && u.DeactivatedAt == null, ct);
}
