using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts.OnCall.Escalation;

/// <summary>Which escalation policy holds at which site of a company, as of a moment ago.</summary>
internal sealed class PolicyBook : ITenantEraser
{
    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly ShortMemory<TenantId, (bool Any, Dictionary<Guid, EscalationPolicy> BySite)> _policies;

    public PolicyBook(IServiceProvider services, TimeProvider time)
    {
        (_services, _time) = (services, time);
        _policies = new(time, Ask);
    }

    /// <summary>The site's own, else the one that holds wherever no other does.</summary>
    public async Task<EscalationPolicy?> At(TenantId tenant, Guid site, CancellationToken ct) =>
        (await _policies.Get(tenant, ct)).BySite is { Count: > 0 } policies ? policies.GetValueOrDefault(site) ?? policies.GetValueOrDefault(Guid.Empty) : null;

    /// <summary>Whether the company has, or ever had, a policy: without, nobody was ever called.</summary>
    public async Task<bool> Any(TenantId tenant, CancellationToken ct) => (await _policies.Get(tenant, ct)).Any;

    /// <summary>This process has just changed one.</summary>
    public void Forget(TenantId tenant) => _policies.Forget(tenant);

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        Forget(tenant);
        return Task.CompletedTask;
    }

    private async Task<(bool, Dictionary<Guid, EscalationPolicy>)> Ask(TenantId tenant)
    {
        await using var scope = _services.CreateScopeFor(new(tenant, ActorId.Platform, _time.GetUtcNow()));
        var policies = await scope.ServiceProvider.GetRequiredService<AlertsDb>().EscalationPolicies.AsNoTracking().ToListAsync(); // one that was removed holds nowhere
        return (policies.Count > 0, policies.SelectMany(p => p.Sites.Select(site => (site, p))).ToDictionary(at => at.site, at => at.p));
    }
}
