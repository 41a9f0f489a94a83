using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;

namespace Platform.Benchmarks.Flow;

/// <summary>Counters of several tenants, each changed as a request would change it: in a scope of its own, through the ledger.</summary>
internal sealed class Counters
{
    private const int Tenants = 20, PerTenant = 50;

    private readonly IServiceProvider _services;
    private readonly (TenantId Tenant, Guid Key)[] _all =
        [.. Enumerable.Range(0, Tenants).Select(_ => new TenantId(Guid.NewGuid())).SelectMany(tenant => Enumerable.Range(0, PerTenant).Select(_ => (tenant, Guid.CreateVersion7())))];

    private Counters(IServiceProvider services) => _services = services;

    public static async Task<Counters> Start(IServiceProvider services, CancellationToken ct)
    {
        var counters = new Counters(services);
        foreach (var tenant in counters._all.GroupBy(counter => counter.Tenant))
            await counters.Use(tenant.Key, ledger => ledger.BeginMany([.. tenant.Select(counter => (Decision<CounterEvent>)new CounterStarted(tenant.Key, counter.Key))], ct));
        return counters;
    }

    /// <summary>Raises some counter; answers it as it is now.</summary>
    public async Task<Counter> Raise(CancellationToken ct)
    {
        var (tenant, key) = _all[Random.Shared.Next(_all.Length)];
        var outcome = await Use(tenant, ledger => ledger.Change(key, null, _ => new CounterRaised(1), ct));
        return outcome.Value ?? throw new CannotMeasureException($"A change was refused: {outcome.Refusal?.Message}");
    }

    private async Task<T> Use<T>(TenantId tenant, Func<Ledger<Counter, CounterEvent>, Task<T>> use)
    {
        await using var scope = _services.CreateScopeFor(new(tenant, ActorId.Platform, DateTimeOffset.UtcNow));
        return await use(scope.ServiceProvider.GetRequiredService<Ledger<Counter, CounterEvent>>());
    }
}
