using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Platform.Twins;

namespace Platform.Hosting.Twins.Local;

/// <summary>Looks after the twins of one kind while nobody speaks to them: saves what changed, lets the idle rest, rouses those at rest for their wake-ups.</summary>
internal sealed class TwinUpkeep<TTwin, TSignal>(
    TwinEngine<TTwin, TSignal> engine, Cells<TTwin, TSignal> cells, ITwinShell<TTwin> shell, ITwinHome home, TimeProvider time, ILogger log)
    where TTwin : class, ITwin<TTwin, TSignal>
    where TSignal : class
{
    private readonly ConcurrentQueue<Cell<TTwin, TSignal>> _changed = new();
    private readonly Batch<Snapshot<TTwin>, bool> _saves = new((snapshots, ct) => SaveLatest(shell, home, snapshots, ct), engine.Options.Batch);
    private CancellationToken _stopping;

    public void AddChanged(Cell<TTwin, TSignal> cell) => _changed.Enqueue(cell);

    /// <summary>Saves are done in the order they were asked for.</summary>
    public Task Save(Snapshot<TTwin> snapshot) => _saves.Add(snapshot);

    public void Start(CancellationToken stopping)
    {
        _stopping = stopping;
        _ = _saves.Work();
        _ = Every(engine.Options.SaveEvery, () => SaveChanged(engine.Options.SaveEvery));
        _ = Every(engine.Options.IdleAfter, RestIdle);
        if (home.RousesDue) _ = Every(engine.Options.RouseEvery, RouseDue, atOnce: true);
    }

    public void MoveIn() => _ = Try(RouseDue);

    /// <summary>The callers have stopped by now; what waits is handled, effects are finished, changes saved.</summary>
    public async Task Drain(CancellationToken ct)
    {
        while (!cells.All(cell => cell.IsSettled || !home.Saves) && !ct.IsCancellationRequested)
        {
            await SaveChanged(TimeSpan.Zero);
            await Task.Delay(10, CancellationToken.None);
        }
    }

    private async Task Every(TimeSpan period, Func<Task> work, bool atOnce = false)
    {
        using var timer = new PeriodicTimer(period, time);
        while (atOnce || await timer.WaitForNextTickAsync(_stopping))
        {
            atOnce = false;
            await Try(work);
        }
    }

    private async Task Try(Func<Task> work)
    {
        try { await work(); }
        catch (Exception e) when (!_stopping.IsCancellationRequested) { log.LogError(e, "Looking after {Kind} twins failed; it is tried again.", engine.Kind); }
    }

    // A share at a time: all at once, snapshots of a whole fleet would be held in memory together. And spread over the round: what is
    // stored and answered meanwhile would wait for a second of nothing but saving.
    private async Task SaveChanged(TimeSpan within)
    {
        var saves = new List<Task>();
        var (began, all) = (time.GetTimestamp(), Math.Min(_changed.Count, engine.Options.SavesPerRound));
        for (var left = all; left > 0; saves.Clear())
        {
            var early = within * (all - left) / all - time.GetElapsedTime(began);
            if (early > TimeSpan.Zero) await Task.Delay(early, time, _stopping);
            for (; left > 0 && saves.Count < engine.Options.Batch && _changed.TryDequeue(out var cell); left--)
                if (cell.TrySave() is { } save) saves.Add(save);
                else if (!cell.IsGone) _changed.Enqueue(cell);
            if (saves.Count == 0) return;
            await Task.WhenAll(saves);
        }
    }

    public async Task Save(Cell<TTwin, TSignal> cell, Snapshot<TTwin> change)
    {
        try
        {
            await Save(change);
            cell.Saved(well: true);
        }
        catch (Exception e)
        {
            engine.Failed(e, LogLevel.Error);
            cell.Saved(well: false);
        }
    }

    // A twin that leaves right after it was saved may be in a batch twice. One that lives elsewhere by now is saved there.
    private static async Task<bool[]> SaveLatest(ITwinShell<TTwin> shell, ITwinHome home, IReadOnlyList<Snapshot<TTwin>> snapshots, CancellationToken ct)
    {
        var latest = new Dictionary<TwinKey, Snapshot<TTwin>>(snapshots.Count);
        foreach (var snapshot in snapshots)
            if (home.Saves) latest[snapshot.Key] = snapshot;
        if (latest.Count > 0) await shell.Save(latest.Count == snapshots.Count ? snapshots : [.. latest.Values], ct);
        return new bool[snapshots.Count];
    }

    private Task RestIdle()
    {
        var horizon = engine.Now + 4 * engine.Options.RouseEvery;
        var idle = new List<TwinKey>();
        foreach (var cell in cells)
            if (cell.Used) cell.Used = false;
            else if (cell.MayRest(horizon)) idle.Add(cell.Key);
        return ForEach(idle, key => home.Rest(engine, key, _stopping));
    }

    private async Task RouseDue()
    {
        var due = await shell.Due(engine.Now + 2 * engine.Options.RouseEvery, _stopping);
        await ForEach(due.Where(key => home.Owns(key) && cells.Of(key) is null), key => home.Rouse(engine, key, _stopping));
    }

    // Many at a time, so that their loads and saves travel in batches; one that fails leaves the others alone.
    private Task ForEach(IEnumerable<TwinKey> keys, Func<TwinKey, Task> work) => Parallel.ForEachAsync(keys,
        new ParallelOptions { MaxDegreeOfParallelism = engine.Options.Batch, CancellationToken = _stopping }, (key, _) => new ValueTask(Try(() => work(key))));
}
