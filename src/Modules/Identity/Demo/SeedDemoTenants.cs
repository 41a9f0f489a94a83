using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Tenancy;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Storage;

namespace Platform.Identity.Demo;

/// <summary>Two companies to look at, each with an administrator whose password everybody knows: in Development, and nowhere else.</summary>
internal sealed class SeedDemoTenants(IServiceProvider services, IHostEnvironment environment, TimeProvider time) : IDemoTenants
{
    private static readonly (DemoTenant Tenant, CreateUser.Command Administrator)[] Demo =
    [
        (new(new(Guid.Parse("0193d000-0000-7000-8000-000000000001")), "northwind-facilities", "Northwind Facilities", "facility@demo.example", IdentityModule.DemoPassword),
            new("Nora Lindqvist", "facility@demo.example", IdentityModule.DemoPassword, Role.Administrator)),
        (new(new(Guid.Parse("0193d000-0000-7000-8000-000000000002")), "brightside-repairs", "Brightside Repairs", "repairs@demo.example", IdentityModule.DemoPassword),
            new("Omar Haddad", "repairs@demo.example", IdentityModule.DemoPassword, Role.Administrator)),
    ];

    public static IReadOnlyList<string> Emails => [.. Demo.Select(d => d.Administrator.Email)];

    public async Task<IReadOnlyList<DemoTenant>> Ensure(CancellationToken ct)
    {
        if (!environment.IsDevelopment()) throw new InvalidOperationException("Demo tenants have a password everybody knows: they exist in Development only.");

        foreach (var (tenant, administrator) in Demo)
        {
            if (await Exists(tenant.Id, ct)) continue;
            var outcome = await RegisterTenant.Handle(tenant.Id, new(tenant.Name, tenant.Slug, administrator), services, ct);
            if (outcome.Refusal is { } refusal && !await Exists(tenant.Id, ct)) // another process may have been faster
                throw new InvalidOperationException($"The demo tenant {tenant.Name} cannot be made: {refusal.Message}");
        }

        return [.. Demo.Select(d => d.Tenant)];
    }

    private async Task<bool> Exists(TenantId tenant, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().Tenants.FindAsync([tenant, tenant.Value], ct) is not null;
    }
}
