using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Platform.Hosting.Journal;

/// <summary>A subscription at work, for as long as this process owns it.</summary>
internal sealed class SubscriptionRun(
    ISubscription subscription, SubscriptionSession session, Cursor checkpoint, JournalReader reader, JournalHead head, ParkedEntries parked,
    SubscriptionOptions options, TimeProvider time, ILogger log) : IDisposable
{
    // Between checkpoints, so that many small batches move it once; a crash repeats what came since.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly Window _window = new(checkpoint, options.Ahead);
    private readonly SemaphoreSlim _turns = new(options.Parallel, options.Parallel);
    private readonly Dictionary<TenantId, TenantLane> _lanes = [];
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Runs until it is stopped or anything but the subscription's own handling fails. When it answers, nothing of it runs any more.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, session.Lost);
        Task[] parts = [Read(ending.Token), Checkpoint(ending.Token), RetryParked(ending.Token)];
        try
        {
            await await Task.WhenAny([.. parts, _failed.Task]);
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll([.. parts, .. _running.Keys]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!session.Lost.IsCancellationRequested && _window.Handled > checkpoint) await session.Advance(subscription.Name, _window.Handled, CancellationToken.None);
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task Read(CancellationToken ct)
    {
        for (var cursor = checkpoint; ;)
        {
            await _window.Room(ct);
            var batch = head.Found(cursor, subscription.StreamKinds) ?? await reader.Read(cursor, options.Batch, subscription.StreamKinds, ct);
            cursor = batch.Next;
            var lanes = new List<TenantLane>();
            foreach (var slot in _window.Add(batch.Entries, cursor))
                if (LaneOf(slot.Entry.Tenant) is var lane && lane.Add(slot)) lanes.Add(lane);
            foreach (var lane in lanes) _ = Watch(Task.Run(() => lane.Run(ct), CancellationToken.None));
            if (!batch.Full) await head.Beyond(cursor, ct);
        }
    }

    private async Task Checkpoint(CancellationToken ct)
    {
        for (var kept = checkpoint; ;)
        {
            await _window.HandledBeyond(kept, ct);
            kept = _window.Handled;
            await session.Advance(subscription.Name, kept, ct);
            await Task.Delay(Breath, time, ct);
        }
    }

    private async Task RetryParked(CancellationToken ct)
    {
        for (; ; await Task.Delay(options.Contend, time, ct))
            foreach (var entry in await parked.ToRetry(subscription.Name, ct))
                if (await Handling.Try(subscription, [entry], time, ct) is { } failure) await session.Park(subscription.Name, entry, failure, 1, ct);
                else await parked.Discard(subscription.Name, entry.Position, ct);
    }

    private TenantLane LaneOf(TenantId tenant)
    {
        if (!_lanes.TryGetValue(tenant, out var lane)) _lanes[tenant] = lane = new(subscription, session, _window, _turns, options, time, log);
        return lane;
    }

    private async Task Watch(Task lane)
    {
        _running[lane] = true;
        try { await lane; }
        catch (Exception e) { _failed.TrySetException(e); }
        finally { _running.TryRemove(lane, out _); }
    }
}
