namespace Platform.Hosting.Contributions;

/// <summary>A tenant that exists to be looked at, in Development only, and how its administrator signs in.</summary>
public sealed record DemoTenant(TenantId Id, string Slug, string Name, string Email, string Password);

/// <summary>Makes sure the demo tenants exist, and lets programs in on their behalf.</summary>
public interface IDemoTenants
{
    /// <summary>Two tenants, so that whoever looks can also see that neither sees the other.</summary>
    Task<IReadOnlyList<DemoTenant>> Ensure(CancellationToken ct);

    /// <summary>One more tenant, with an administrator of this name.</summary>
    Task Ensure(DemoTenant tenant, string administrator, CancellationToken ct);

    /// <summary>A new API key that may do everything in the tenant; answers its secret.</summary>
    Task<string> NewApiKey(DemoTenant tenant, string name, CancellationToken ct);
}

/// <summary>A module's share of the demo: believable records, made through its own verbs, once.</summary>
public interface IDemoSeeder
{
    /// <summary>Lower comes first: places before the things in them.</summary>
    int Order { get; }

    /// <summary>Runs in a scope whose call is the tenant's; does nothing where the records are there already.</summary>
    Task Seed(DemoTenant tenant, CancellationToken ct);
}
