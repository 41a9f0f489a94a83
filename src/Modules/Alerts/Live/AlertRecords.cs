using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>Lets the records of alerts follow what their sources did, those of many sites in one transaction.</summary>
internal sealed class AlertRecords
{
    private const int Piece = 1_000;

    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly SharedWrites<(TwinKey Site, AlertsTurned Turned)> _writes;

    public AlertRecords(IServiceProvider services, TimeProvider time)
    {
        (_services, _time) = (services, time);
        _writes = new(Write);
    }

    /// <summary>Done when they are recorded.</summary>
    public Task Follow(TwinKey site, AlertsTurned turned) => _writes.Add((site, turned));

    private async Task Write(IReadOnlyList<(TwinKey Site, AlertsTurned Turned)> turns)
    {
        foreach (var tenant in turns.GroupBy(t => t.Site.Tenant))
            foreach (var piece in tenant.SelectMany(t => t.Turned.Changes.Select(c => (t.Site.Id, Change: c))).Chunk(Piece))
                await Write(tenant.Key, piece);
    }

    private async Task Write(TenantId tenant, IReadOnlyList<(Guid Site, AlertChange Change)> turns)
    {
        await using var scope = _services.CreateScopeFor(new(tenant, ActorId.Platform, _time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<AlertsDb>();
        var alerts = scope.ServiceProvider.GetRequiredService<Ledger<Alert, AlertEvent>>();
        var (ids, now) = (turns.Select(t => t.Change.Alert.Id).Distinct().ToList(), db.Call.Now);

        var known = (await db.Alerts.Where(a => ids.Contains(a.Key)).Select(a => a.Key).ToListAsync()).ToHashSet();
        var strangers = turns.Where(t => !known.Contains(t.Change.Alert.Id)).DistinctBy(t => t.Change.Alert.Id).ToList();
        if (strangers.Count > 0)
        {
            var number = await scope.ServiceProvider.GetRequiredService<Numbers>().Take(tenant, Alert.Kind, CancellationToken.None, strangers.Count);
            var begun = await alerts.BeginMany(strangers.Select(t => (Decision<AlertEvent>)SourceTurns.Open(tenant, t.Site, number++, t.Change, now)), CancellationToken.None);
            if (begun.Refusal is { } refusal) throw new InvalidOperationException($"Alerts could not be recorded: {refusal.Message}"); // another process was quicker: tried again
            db.ChangeTracker.Clear();
        }

        var changes = turns.Where(t => t.Change.Turn is not AlertTurn.Fired).ToLookup(t => t.Change.Alert.Id, t => t.Change);
        if (changes.Count == 0) return;
        foreach (var outcome in await alerts.ChangeMany([.. changes.Select(c => c.Key)], alert => InTurn(alert, changes[alert.Key], now), CancellationToken.None))
            if (outcome.Refusal is { } refusal) throw new InvalidOperationException($"An alert could not be recorded: {refusal.Message}");
    }

    private static Decision<AlertEvent> InTurn(Alert alert, IEnumerable<AlertChange> changes, DateTimeOffset now)
    {
        List<AlertEvent> events = [];
        foreach (var change in changes)
            foreach (var @event in SourceTurns.Decide(alert, change, now))
            {
                events.Add(@event);
                alert = Alert.Evolve(alert, @event);
            }

        return [.. events];
    }
}
