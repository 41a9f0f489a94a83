using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Rules;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts.Storage;

/// <summary>What each company has said about its alerts, as of a moment ago.</summary>
internal sealed class RuleBooks : ITenantEraser
{
    // What ended longer ago concerns no replay.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(2);

    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly ShortMemory<TenantId, RuleBook> _books;

    public RuleBooks(IServiceProvider services, TimeProvider time)
    {
        (_services, _time) = (services, time);
        _books = new(time, Ask);
    }

    public Task<RuleBook> Of(TenantId tenant, CancellationToken ct) => _books.Get(tenant, ct);

    /// <summary>This process has just changed it.</summary>
    public void Forget(TenantId tenant) => _books.Forget(tenant);

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        _books.Forget(tenant);
        return Task.CompletedTask;
    }

    private async Task<RuleBook> Ask(TenantId tenant)
    {
        await using var scope = _services.CreateScopeFor(new(tenant, ActorId.Platform, _time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<AlertsDb>();
        var since = db.Call.Now - Remembered;
        var silences = await db.Silences.AsNoTracking().Where(s => s.EndsAt > since).OrderBy(s => s.StartsAt).ThenBy(s => s.Key).ToListAsync();
        var policy = await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Key == tenant.Value);
        return new(policy?.Policies ?? [AlertPolicy.Usual], [.. silences.Select(s => s.Silence())]);
    }
}
