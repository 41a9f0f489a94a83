namespace Platform.Tickets.Queue;

/// <summary>A tenant's queue, and how far it has been read: first what there is still something to do about, then the rest, then what changed since.</summary>
internal sealed class QueueReading(TenantId tenant, QueueRows rows, TimeProvider time, CancellationToken stopping)
{
    // Every ten minutes all of them are judged again, in one process: others need not know within seconds.
    private static readonly TimeSpan RiskStaleness = TimeSpan.FromSeconds(15);

    private readonly Lock _starting = new();
    private TaskCompletionSource _active = new();
    private Task? _all;
    private string _mark = "";
    private DateTimeOffset _readAt, _risksAt;

    /// <summary>One comparison at a time.</summary>
    private SemaphoreSlim Turn { get; } = new(1);

    public TenantQueue Queue { get; } = new();
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>Waits until the queue holds what was committed so long ago, of all tickets or of those still active.</summary>
    public async Task Read(bool activeOnly, TimeSpan staleness, CancellationToken ct)
    {
        await Loaded(activeOnly).WaitAsync(ct);
        if (time.GetUtcNow() - _readAt <= staleness) return;
        await Turn.WaitAsync(ct);
        try
        {
            var now = time.GetUtcNow();
            if (now - _readAt <= staleness) return;
            var (changed, mark) = await rows.ChangedSince(tenant, _mark, ct);
            Queue.Put(changed);
            if (now - _risksAt > RiskStaleness)
            {
                Queue.Put(await rows.RisksSince(tenant, _risksAt - RiskStaleness, ct));
                _risksAt = now;
            }

            (_mark, _readAt) = (mark, now);
        }
        finally { Turn.Release(); }
    }

    // Once for all who wait; none of them going away stops it. What failed begins again with the next look.
    private Task Loaded(bool activeOnly)
    {
        lock (_starting)
        {
            if (_all is null or { IsFaulted: true } or { IsCanceled: true })
            {
                var active = _active = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _all = Task.Run(() => Load(active), CancellationToken.None);
            }

            return activeOnly ? _active.Task : _all;
        }
    }

    private async Task Load(TaskCompletionSource active)
    {
        var begun = time.GetUtcNow();
        try
        {
            await rows.Load(tenant, Queue, mark =>
            {
                (_mark, _readAt, _risksAt) = (mark, begun, begun);
                active.SetResult();
            }, stopping);
        }
        catch (Exception e)
        {
            active.TrySetException(e);
            throw;
        }
    }
}
