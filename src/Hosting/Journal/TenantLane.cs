using Microsoft.Extensions.Logging;

namespace Platform.Hosting.Journal;

/// <summary>One tenant's entries of one subscription, handled in order: together while all goes well, one by one when something fails.</summary>
internal sealed class TenantLane(
    ISubscription subscription, SubscriptionSession session, Window window, SemaphoreSlim turns, SubscriptionOptions options, TimeProvider time, ILogger log)
{
    private readonly Queue<Window.Slot> _waiting = new();
    private bool _running;
    private bool _spoilt; // the last entry was parked: the next failing one is not worth as much patience

    /// <summary>Takes an entry; answers whether the lane has to be run for it.</summary>
    public bool Add(Window.Slot slot)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(slot);
            return !_running && (_running = true);
        }
    }

    /// <summary>Handles entries until none waits.</summary>
    public async Task Run(CancellationToken ct)
    {
        for (var slots = Take(); slots.Length > 0; slots = Take())
        {
            var failure = await Try([.. slots.Select(slot => slot.Entry)], ct);
            if (failure is null)
            {
                _spoilt = false;
                window.Close(slots);
            }
            else
                foreach (var slot in slots)
                {
                    await HandleOrPark(slot.Entry, slots.Length == 1 ? failure : null, ct);
                    window.Close([slot]);
                }
        }
    }

    private Window.Slot[] Take()
    {
        lock (_waiting)
        {
            var slots = new Window.Slot[Math.Min(_waiting.Count, options.Batch)];
            for (var i = 0; i < slots.Length; i++) slots[i] = _waiting.Dequeue();
            _running = slots.Length > 0;
            return slots;
        }
    }

    private async Task HandleOrPark(Entry entry, Exception? failure, CancellationToken ct)
    {
        var (attempts, patience) = (failure is null ? 0 : 1, _spoilt ? Math.Min(2, options.Attempts) : options.Attempts);
        while (attempts < patience)
        {
            if (attempts > 0) await Task.Delay(options.RetryAfter * Math.Pow(2, attempts - 1) * (0.75 + Random.Shared.NextDouble() / 2), time, ct);
            attempts++;
            failure = await Try([entry], ct);
            if (failure is not null) continue;
            _spoilt = false;
            return;
        }

        _spoilt = true;
        await session.Park(subscription.Name, entry, failure!, attempts, ct);
        SubscriptionMetrics.Parked.Add(1, new KeyValuePair<string, object?>("subscription", subscription.Name));
        log.LogError(failure, "{Subscription} cannot handle {Kind} of {StreamKind} {StreamId} of tenant {Tenant}: parked after {Attempts} attempts",
            subscription.Name, entry.Kind, entry.StreamKind, entry.StreamId, entry.Tenant, attempts);
    }

    /// <summary>Answers what went wrong. Waiting after a failure takes no turn, so tenants in trouble are not in the way of others.</summary>
    private async Task<Exception?> Try(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        try { return await Handling.Try(subscription, entries, time, ct); }
        finally { turns.Release(); }
    }
}
