using Microsoft.Extensions.Logging;
using Platform.Hosting.Data;

namespace Platform.Hosting.Journal;

/// <summary>
/// Looks for new entries on behalf of all subscriptions of this process: at once after a commit of our own, often while there are
/// changes, seldom when there are none, and not at all when nobody waits. What a look finds is read once for all of them.
/// </summary>
internal sealed class JournalHead(JournalReader reader, JournalPulse pulse, SubscriptionOptions options, TimeProvider time, ILogger<JournalHead> log)
{
    // Between looks, so that a burst of commits is one look and one batch: longer, the more there was to find. Where a thousand changes a second are made, each waits for 20 ms.
    private const int LeastBreath = 4, LongestBreath = 20; // milliseconds
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<(Cursor Beyond, TaskCompletionSource Arrived)> _waiting = [];
    private TaskCompletionSource _asked = New();
    private Cursor _head;
    private (Cursor After, JournalReader.Batch Found, long At)? _tail;

    /// <summary>What the last look found beyond a cursor, of these kinds of record (all when there are none). Null for who has not come so far, or further: they read by themselves.</summary>
    public JournalReader.Batch? Found(Cursor beyond, IReadOnlyList<string> kinds)
    {
        lock (_lock)
        {
            // What is older may be of a database that has been restored since.
            if (_tail is not var (after, found, at) || beyond < after || beyond >= found.Next || time.GetElapsedTime(at) > Calm) return null;
            return found with { Entries = [.. found.Entries.Where(e => e.Cursor > beyond && (kinds.Count == 0 || kinds.Contains(e.StreamKind)))] };
        }
    }

    /// <summary>When there is an entry beyond the cursor.</summary>
    public Task Beyond(Cursor cursor, CancellationToken ct)
    {
        lock (_lock)
        {
            if (_head > cursor) return Task.CompletedTask;
            var arrived = New();
            _waiting.Add((cursor, arrived));
            _asked.TrySetResult();
            return arrived.Task.WaitAsync(ct);
        }
    }

    public async Task Watch(CancellationToken ct)
    {
        var (wait, changedAt, breath) = (options.LookWhileActive, time.GetUtcNow(), LeastBreath);
        while (true)
        {
            await Asked().WaitAsync(ct);
            var beat = pulse.Next;
            await Task.Delay(TimeSpan.FromMilliseconds(breath), time, ct);
            var found = await Look(ct);
            if (found > 0) changedAt = time.GetUtcNow();
            breath = Math.Clamp(found, LeastBreath, LongestBreath);

            wait = time.GetUtcNow() - changedAt < Calm ? options.LookWhileActive : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, options.LookWhileIdle.Ticks));
            using var slept = CancellationTokenSource.CreateLinkedTokenSource(ct);
            // What this process has just committed may be held back by a transaction elsewhere, so a beat means looking often for a while.
            if (await Task.WhenAny(beat, Task.Delay(wait, time, slept.Token)) == beat) changedAt = time.GetUtcNow();
            await slept.CancelAsync();
        }
    }

    /// <summary>How much has come, as far as it was read; more than nothing whenever the head has moved.</summary>
    private async Task<int> Look(CancellationToken ct)
    {
        try
        {
            var (last, head) = (_head, await reader.Head(ct));
            // Nobody has come as far as the first look, and what fills a batch is read by each at its own pace.
            var found = head > last && last != default ? await reader.Read(last, options.Batch, [], ct) : null;
            lock (_lock)
            {
                // A database restored meanwhile may have gone back; waiting for what was there before would be waiting forever.
                var moved = head != last;
                _head = head;
                _tail = found is { Full: false } ? (last, found, time.GetTimestamp()) : null;
                foreach (var (_, arrived) in _waiting.Where(w => head > w.Beyond)) arrived.TrySetResult();
                _waiting.RemoveAll(w => head > w.Beyond);
                if (_waiting.Count == 0) _asked = New();
                return moved ? Math.Max(found?.Entries.Count ?? 0, 1) : 0;
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("The head of the journal could not be read and is looked at again: {Error}", e.Message);
            await Task.Delay(options.Contend, time, ct);
            return 0;
        }
    }

    private Task Asked()
    {
        lock (_lock) return _asked.Task;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
