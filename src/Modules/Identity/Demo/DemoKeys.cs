using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Storage;

namespace Platform.Identity.Demo;

/// <summary>Makes a key for a program of ours that plays a part in the demo. Its secret lives in that program's memory only.</summary>
internal sealed class DemoKeys(IServiceProvider services, IHostEnvironment environment, TimeProvider time, ApiKeyChecks checks) : IDemoKeys
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public async Task<string> Create(TenantId tenant, string name, IReadOnlyList<string> scopes, CancellationToken ct)
    {
        if (!environment.IsDevelopment()) throw new InvalidOperationException("Demo keys exist in Development only.");

        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var (db, keys) = (scope.ServiceProvider.GetRequiredService<IdentityDb>(), scope.ServiceProvider.GetRequiredService<Ledger<ApiKey, ApiKeyEvent>>());

        // Those of earlier starts: nobody knows their secrets any more.
        var earlier = await db.ApiKeys.AsNoTracking().Where(k => k.Name == name && k.RevokedAt == null).ToListAsync(ct);
        await keys.ChangeMany([.. earlier.Select(k => k.Key)], key => RevokeApiKey.Decide(key, db.Call.Now), ct);
        foreach (var key in earlier) checks.Forget(key.Prefix);

        var command = new CreateApiKey.Command(name, [.. scopes], db.Call.Now + Lifetime);
        var created = await CreateApiKey.Handle(command, _ => true, scope.ServiceProvider.GetServices<Permission>(), db, keys, ct);
        return created.Value?.Secret ?? throw new InvalidOperationException($"The demo key '{name}' cannot be made: {created.Refusal?.Message}");
    }
}
