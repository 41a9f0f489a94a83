using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Privacy;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Queue;

/// <summary>
/// The tickets of tenants that somebody looks at, in memory, so that a list of a million is filtered, ordered and counted by one pass over it.
/// Told of what changes in this process, and compared with the journal for what changes in others; the rows stay the truth.
/// </summary>
internal sealed class TicketQueue(QueueRows rows, TimeProvider time, IHostApplicationLifetime life) : ITenantEraser
{
    /// <summary>How long a change made by another process may go unnoticed.</summary>
    public static readonly TimeSpan Staleness = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ForgetAfter = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<TenantId, QueueReading> _tenants = new();

    /// <summary>All tickets of a tenant.</summary>
    public Task<TenantQueue> Of(TenantId tenant, CancellationToken ct) => Of(tenant, activeOnly: false, ct);

    /// <summary>The tickets of a tenant, at least all that the filter asks for.</summary>
    public Task<TenantQueue> Of(TenantId tenant, QueueFilter filter, CancellationToken ct) => Of(tenant, filter.AsksForActiveOnly, ct);

    /// <summary>Takes note of changes made here, after they were committed.</summary>
    public void Learn(TenantId tenant, IEnumerable<ListedTicket> tickets)
    {
        if (_tenants.TryGetValue(tenant, out var reading)) reading.Queue.Put(tickets);
    }

    /// <summary>Takes note of how likely tickets breach, by their numbers.</summary>
    public void Learn(TenantId tenant, IEnumerable<(int Number, byte Risk)> risks)
    {
        if (_tenants.TryGetValue(tenant, out var reading)) reading.Queue.Put(risks);
    }

    /// <summary>How likely a ticket breaches, as it was last judged; null when nobody looks at its company's tickets here.</summary>
    public byte? RiskOf(TenantId tenant, Ticket ticket) => !ticket.State.IsActive() ? 0 : _tenants.TryGetValue(tenant, out var reading) ? reading.Queue.RiskOf(ticket.Number) : null;

    /// <summary>What was erased of a person is read anew.</summary>
    public void Forget(TenantId tenant) => _tenants.TryRemove(tenant, out _);

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        Forget(tenant);
        return Task.CompletedTask;
    }

    private async Task<TenantQueue> Of(TenantId tenant, bool activeOnly, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var reading = _tenants.GetOrAdd(tenant, static (one, q) => new(one, q.Rows, q.Time, q.Stopping), (Rows: rows, Time: time, Stopping: life.ApplicationStopping));
        reading.UsedAt = now;
        await reading.Read(activeOnly, Staleness, ct);
        foreach (var (other, known) in _tenants)
            if (now - known.UsedAt > ForgetAfter) _tenants.TryRemove(other, out _);
        return reading.Queue;
    }
}
