using Microsoft.Extensions.Logging;
using Platform.Hosting.Data;

namespace Platform.Hosting.Journal;

/// <summary>
/// Looks for new entries on behalf of all subscriptions of this process: at once after a commit of our own, often while there are
/// changes, seldom when there are none, and not at all when nobody waits.
/// </summary>
internal sealed class JournalHead(JournalReader reader, JournalPulse pulse, SubscriptionOptions options, TimeProvider time, ILogger<JournalHead> log)
{
    // Between looks, so that a burst of commits is one look and one batch.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<(Cursor Beyond, TaskCompletionSource Arrived)> _waiting = [];
    private TaskCompletionSource _asked = New();
    private Cursor _head;

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
        var (wait, changedAt) = (options.LookWhileActive, time.GetUtcNow());
        while (true)
        {
            await Asked().WaitAsync(ct);
            var beat = pulse.Next;
            await Task.Delay(Breath, time, ct);
            if (await Look(ct)) changedAt = time.GetUtcNow();

            wait = time.GetUtcNow() - changedAt < Calm ? options.LookWhileActive : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, options.LookWhileIdle.Ticks));
            using var slept = CancellationTokenSource.CreateLinkedTokenSource(ct);
            // What this process has just committed may be held back by a transaction elsewhere, so a beat means looking often for a while.
            if (await Task.WhenAny(beat, Task.Delay(wait, time, slept.Token)) == beat) changedAt = time.GetUtcNow();
            await slept.CancelAsync();
        }
    }

    private async Task<bool> Look(CancellationToken ct)
    {
        try
        {
            var head = await reader.Head(ct);
            lock (_lock)
            {
                // A database restored meanwhile may have gone back; waiting for what was there before would be waiting forever.
                var moved = head != _head;
                _head = head;
                foreach (var (_, arrived) in _waiting.Where(w => head > w.Beyond)) arrived.TrySetResult();
                _waiting.RemoveAll(w => head > w.Beyond);
                if (_waiting.Count == 0) _asked = New();
                return moved;
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("The head of the journal could not be read and is looked at again: {Error}", e.Message);
            await Task.Delay(options.Contend, time, ct);
            return false;
        }
    }

    private Task Asked()
    {
        lock (_lock) return _asked.Task;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
