using System.Diagnostics;
using System.Threading.Channels;

namespace Platform.Hosting.Live.Postgres;

/// <summary>
/// Says on the board what this process's clients watch, and waits until every other process has read it. One that takes longer than a moment may have published something
/// meanwhile that never came here: once it has read it after all, every client asks again.
/// </summary>
internal sealed class LiveWatching(LiveBoard board)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10), Patience = TimeSpan.FromSeconds(2);

    private readonly Channel<Change> _changes = Channel.CreateUnbounded<Change>();
    private readonly HashSet<(TenantId, string)> _watched = [];
    private readonly Dictionary<Guid, long> _late = [];

    private sealed record Change((TenantId, string) Topic, TaskCompletionSource? Begun);

    public Task Begin(TenantId tenant, string topic)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _changes.Writer.TryWrite(new((tenant, topic), begun));
        return begun.Task;
    }

    public void End(TenantId tenant, string topic) => _changes.Writer.TryWrite(new((tenant, topic), null));

    /// <summary>Everything once more: the board had forgotten this process.</summary>
    public async Task Again(CancellationToken ct)
    {
        (TenantId, string)[] all;
        lock (_watched) all = [.. _watched];
        await board.Write(all, [], ct);
    }

    public async Task Run(CancellationToken ct)
    {
        var changes = new List<Change>();
        while (await _changes.Reader.WaitToReadAsync(ct))
        {
            while (_changes.Reader.TryRead(out var change)) changes.Add(change);
            List<TaskCompletionSource> waiting = [.. changes.Select(c => c.Begun).OfType<TaskCompletionSource>()];
            try
            {
                var version = await Write(changes, ct);
                _ = Answer(version, waiting, ct);
            }
            catch (Exception e) { Fail(waiting, e); }
            changes.Clear();
        }
    }

    /// <summary>Whether a process that was late has read by now what it should have known sooner.</summary>
    public async Task<bool> HaveLateRead(CancellationToken ct)
    {
        Dictionary<Guid, long> late;
        lock (_late) late = new(_late);
        if (late.Count == 0) return false;
        var read = await board.ReadBy(late.Keys, ct);
        var have = late.Where(l => read.GetValueOrDefault(l.Key) >= l.Value).ToList();
        lock (_late)
            foreach (var (process, version) in have)
                if (_late.GetValueOrDefault(process) == version) _late.Remove(process);
        return have.Count > 0;
    }

    // The last word on each topic counts.
    private Task<long> Write(List<Change> changes, CancellationToken ct)
    {
        var last = changes.GroupBy(c => c.Topic).ToDictionary(c => c.Key, c => c.Last().Begun is not null);
        (TenantId, string)[] begun = [.. last.Where(l => l.Value).Select(l => l.Key)], ended = [.. last.Where(l => !l.Value).Select(l => l.Key)];
        lock (_watched)
        {
            _watched.UnionWith(begun);
            _watched.ExceptWith(ended);
        }

        return board.Write(begun, ended, ct);
    }

    private async Task Answer(long version, List<TaskCompletionSource> waiting, CancellationToken ct)
    {
        if (waiting.Count == 0) return;
        try
        {
            var since = Stopwatch.GetTimestamp();
            var late = await board.NotRead(version, ct);
            for (; late.Exists(l => l.IsAlive) && Stopwatch.GetElapsedTime(since) < Patience; late = await board.NotRead(version, ct)) await Task.Delay(BetweenLooks, ct);
            lock (_late)
                foreach (var (process, _) in late) _late[process] = Math.Max(version, _late.GetValueOrDefault(process));
            foreach (var one in waiting) one.TrySetResult();
        }
        catch (Exception e) { Fail(waiting, e); }
    }

    private static void Fail(List<TaskCompletionSource> waiting, Exception e)
    {
        foreach (var one in waiting) one.TrySetException(e);
    }
}
