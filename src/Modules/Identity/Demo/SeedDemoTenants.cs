using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Plans;
using Platform.Hosting.Tenancy;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Storage;

namespace Platform.Identity.Demo;

/// <summary>Two companies to look at, each with an administrator whose password everybody knows: in Development and in tests, and nowhere else.</summary>
internal sealed class SeedDemoTenants(IServiceProvider services, IHostEnvironment environment, TimeProvider time, ApiKeyChecks checks) : IDemoTenants
{
    private const string Password = "demo-Platform-1";
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(30);

    private static readonly (DemoTenant Tenant, string Administrator)[] Demo =
    [
        (new(new(Guid.Parse("0193d000-0000-7000-8000-000000000001")), "northwind-facilities", "Northwind Facilities", "facility@demo.example", Password), "Nora Lindqvist"),
        (new(new(Guid.Parse("0193d000-0000-7000-8000-000000000002")), "brightside-repairs", "Brightside Repairs", "repairs@demo.example", Password), "Omar Haddad"),
    ];

    public async Task<IReadOnlyList<DemoTenant>> Ensure(CancellationToken ct)
    {
        foreach (var (tenant, administrator) in Demo) await Ensure(tenant, administrator, ct);
        return [.. Demo.Select(d => d.Tenant)];
    }

    public async Task Ensure(DemoTenant tenant, string administrator, CancellationToken ct)
    {
        RefuseElsewhere();
        if (await Exists(tenant.Id, ct)) return;
        var command = new RegisterTenant.Command(tenant.Name, tenant.Slug, new(administrator, tenant.Email, tenant.Password, Role.Administrator));
        var outcome = await RegisterTenant.Handle(tenant.Id, command, services, ct);
        if (outcome.Refusal is null) await ChooseGold(tenant.Id, ct);
        if (outcome.Refusal is { } refusal && !await Exists(tenant.Id, ct)) // another process may have been faster
            throw new InvalidOperationException($"The demo tenant {tenant.Name} cannot be made: {refusal.Message}");
    }

    public async Task<string> NewApiKey(DemoTenant tenant, string name, CancellationToken ct)
    {
        RefuseElsewhere();
        await using var scope = Enter(tenant.Id);
        var (db, keys) = (scope.ServiceProvider.GetRequiredService<IdentityDb>(), scope.ServiceProvider.GetRequiredService<Ledger<ApiKey, ApiKeyEvent>>());

        // Keys of that name were made at earlier starts, and nobody has their secrets any more.
        var earlier = await db.ApiKeys.AsNoTracking().Where(k => k.Name == name && k.RevokedAt == null).ToListAsync(ct);
        await keys.ChangeMany([.. earlier.Select(k => k.Key)], key => RevokeApiKey.Decide(key, db.Call.Now), ct);
        foreach (var key in earlier) checks.Forget(key.Prefix);

        var created = await CreateApiKey.Handle(new(name, [Role.Everything], db.Call.Now + KeyLifetime), ApiKeyLimits.None, db, keys, ct);
        return created.Value?.Secret ?? throw new InvalidOperationException($"The demo key '{name}' cannot be made: {created.Refusal?.Message}");
    }

    private void RefuseElsewhere()
    {
        if (!environment.IsDevelopment() && !environment.IsEnvironment("Testing"))
            throw new InvalidOperationException($"Demo tenants have a password everybody knows, so they are not for {environment.EnvironmentName}.");
    }

    private async Task<bool> Exists(TenantId tenant, CancellationToken ct)
    {
        await using var scope = Enter(tenant);
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().Tenants.FindAsync([tenant, tenant.Value], ct) is not null;
    }

    // A demo that goes on for months shows everything all the while.
    private async Task ChooseGold(TenantId tenant, CancellationToken ct)
    {
        await using var scope = Enter(tenant);
        await scope.ServiceProvider.GetRequiredService<Ledger<Tenant, TenantEvent>>().Change(tenant.Value, null, t => ChoosePlan.Decide(t, new(Plan.Gold)), ct);
    }

    private AsyncServiceScope Enter(TenantId tenant) => services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
}
