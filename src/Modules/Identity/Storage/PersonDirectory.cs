using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Identity;
using Platform.Hosting.Tenancy;
using Platform.Identity.Domain;

namespace Platform.Identity.Storage;

/// <summary>Answers other modules' questions about people, each in a scope of its own.</summary>
internal sealed class PersonDirectory(IServiceProvider services, PermissionPatterns patterns, TimeProvider time) : IPersonDirectory
{
    public async Task<IReadOnlyDictionary<Guid, Colleague>> Find(TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().Users.AsNoTracking().Where(u => ids.Contains(u.Key) && u.DeactivatedAt == null)
            .ToDictionaryAsync(u => u.Key, u => new Colleague(u.Key, u.Name, u.Email, u.Sites), ct);
    }

    public async Task<IReadOnlyList<Colleague>> WhoMay(TenantId tenant, string permission, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var roles = (await db.AllRoles(ct)).Where(role => patterns.Expand(role.Permissions) is var allowed && (allowed.Contains(Role.Everything) || allowed.Contains(permission))).Select(role => role.Name).ToList();
        return await db.Users.AsNoTracking().Where(u => u.DeactivatedAt == null && roles.Contains(u.Role)).OrderBy(u => u.Name)
            .Select(u => new Colleague(u.Key, u.Name, u.Email, u.Sites)).ToListAsync(ct);
    }
}
