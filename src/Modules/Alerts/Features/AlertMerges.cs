using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Live;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Twins;

namespace Platform.Alerts.Features;

/// <summary>Records alerts as duplicates of another, and lets those that are follow it.</summary>
internal sealed class AlertMerges(AlertsDb db, Ledger<Alert, AlertEvent> alerts, ITwins<AlertSignal> twins, ILogger<AlertMerges> log)
{
    private const int Piece = 1_000;

    /// <summary>Merges many, each answered by itself in order. The duplicates they had are duplicates of the same alert from now on.</summary>
    public async Task<IReadOnlyList<Outcome<Alert>>> Merge(IReadOnlyList<Guid> ids, Alert into, CancellationToken ct)
    {
        var outcomes = new List<Outcome<Alert>>(ids.Count);
        foreach (var piece in ids.Chunk(Piece)) outcomes.AddRange(await Change(piece, alert => AlertMerging.Merge(alert, into, db.Call.Now), ct));
        var merged = ids.Where(id => id != into.Key).ToList();
        var theirs = await db.Alerts.AsNoTracking().Where(a => a.MergedIntoId != null && merged.Contains(a.MergedIntoId.Value)).Select(a => a.Key).ToListAsync(ct);
        foreach (var piece in theirs.Chunk(Piece)) await Change(piece, alert => AlertMerging.Merge(alert, into, db.Call.Now), ct);
        return outcomes;
    }

    public Task<IReadOnlyList<Outcome<Alert>>> Unmerge(Guid id, CancellationToken ct) => Change([id], alert => AlertMerging.Unmerge(alert, db.Call.Now), ct);

    /// <summary>People did something about these: it is done about their duplicates too.</summary>
    public async Task Follow(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var duplicates = await db.Alerts.AsNoTracking().Where(a => a.MergedIntoId != null && ids.Contains(a.MergedIntoId.Value)).Select(a => a.Key).ToListAsync(ct);
        if (duplicates.Count == 0) return;
        var into = await db.Alerts.AsNoTracking().Where(a => ids.Contains(a.Key)).ToDictionaryAsync(a => a.Key, ct);
        foreach (var piece in duplicates.Chunk(Piece))
            await Change(piece, alert => alert.MergedIntoId is { } id && into.TryGetValue(id, out var other) ? AlertMerging.Follow(alert, other, db.Call.Now) : [], ct);
    }

    // What a site misses here it reads from the records when it next comes to life.
    private async Task<IReadOnlyList<Outcome<Alert>>> Change(IReadOnlyList<Guid> ids, Func<Alert, Decision<AlertEvent>> decide, CancellationToken ct)
    {
        var outcomes = await alerts.ChangeMany(ids, decide, ct);
        try { await twins.TellMany(HandlingRows.Signals(outcomes.Select(o => o.Value).OfType<Alert>(), db.Call.Now), ct); }
        catch (Exception e) { log.LogWarning(e, "{Count} alerts changed, but their sites could not be told.", outcomes.Count); }
        db.ChangeTracker.Clear();
        return outcomes;
    }
}
