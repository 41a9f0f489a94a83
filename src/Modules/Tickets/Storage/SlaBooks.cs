using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Calendars;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Storage;

/// <summary>What each company has promised, as of a moment ago: every change of a ticket is read under it, so it is asked for far oftener than it changes.</summary>
internal sealed class SlaBooks : ITenantEraser
{
    private static readonly BusinessCalendar Always = BusinessCalendar.Of(CalendarRules.AroundTheClock).Value!;

    private readonly IServiceProvider _services;
    private readonly Databases _databases;
    private readonly TimeProvider _time;
    private readonly ShortMemory<TenantId, SlaBook> _books;

    // Counting the open hours of a year takes longer than reading them: calendars nobody changed are kept.
    private readonly ConcurrentDictionary<TenantId, IReadOnlyDictionary<Guid, (int Version, BusinessCalendar Hours)>> _hours = new();

    public SlaBooks(IServiceProvider services, Databases databases, TimeProvider time)
    {
        (_services, _databases, _time) = (services, databases, time);
        _books = new(time, Ask);
    }

    public Task<SlaBook> Of(TenantId tenant, CancellationToken ct) => _books.Get(tenant, ct);

    /// <summary>
    /// For whoever has a connection open, which is used if need be: waiting for another one while holding one, many would wait for each other.
    /// Not to be cancelled, because others may wait for the same answer.
    /// </summary>
    public async Task<SlaBook> Of(TicketsDb db)
    {
        var found = await _books.Get([db.Tenant], async _ => new Dictionary<TenantId, SlaBook> { [db.Tenant] = await Read(db) }, CancellationToken.None);
        return found[db.Tenant];
    }

    /// <summary>This process has just changed it.</summary>
    public void Forget(TenantId tenant) => _books.Forget(tenant);

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        _books.Forget(tenant);
        _hours.TryRemove(tenant, out _);
        return Task.CompletedTask;
    }

    private async Task<SlaBook> Ask(TenantId tenant)
    {
        await using var scope = _services.CreateScopeFor(new(tenant, ActorId.Platform, _time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<TicketsDb>();
        // Those who have a connection open may wait for this answer, so it must not wait for one of theirs.
        db.Database.SetDbConnection(await _databases.OpenInTheMidst(tenant, CancellationToken.None), contextOwnsConnection: true);
        return await Read(db);
    }

    // A calendar that was removed while a policy took it up goes on for that policy.
    private async Task<SlaBook> Read(TicketsDb db)
    {
        var policies = await db.Policies.AsNoTracking().ToListAsync();
        var used = policies.Where(p => p.RemovedAt is null).Select(p => p.CalendarId).ToHashSet();
        var calendars = (await db.Calendars.AsNoTracking().ToListAsync()).Where(c => c.RemovedAt is null || used.Contains(c.Key)).ToList();

        var known = _hours.GetValueOrDefault(db.Tenant);
        var hours = calendars.Select(c => (c.Key, c.Version, Hours: known?.GetValueOrDefault(c.Key) is { Hours: { } same } last && last.Version == c.Version ? same : BusinessCalendar.Of(c.Rules).Value))
            .Where(c => c.Hours is not null).ToDictionary(c => c.Key, c => (c.Version, Hours: c.Hours!));
        _hours[db.Tenant] = hours;

        var byId = hours.ToDictionary(h => h.Key, h => h.Value.Hours);
        byId[WorkCalendar.AroundTheClockOf(db.Tenant)] = Always;
        return new([.. policies.WithStandard(db.Tenant).Where(p => p.RemovedAt is null).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Policy)], byId);
    }
}

internal static class StandardPolicy
{
    /// <summary>With the policy every company begins with, unless it has changed or removed that one.</summary>
    public static IEnumerable<KeptPolicy> WithStandard(this IReadOnlyCollection<KeptPolicy> policies, TenantId tenant) =>
        policies.Any(p => p.Key == tenant.Value) ? policies : [.. policies, KeptPolicy.Standard(tenant)];
}
