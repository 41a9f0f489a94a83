using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Features;
using Platform.Alerts.Incidents;
using Platform.Alerts.OnCall;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Tenancy;
using Platform.Hosting.Twins;
using Platform.Hosting.Twins.Storage;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>Brings a site's alerts back from their snapshot and the log, and does what they decided.</summary>
internal sealed class AlertShell(
    Databases databases, RuleBooks books, AlertRecords records, LiveAlerts live, Escalations escalations, TellOfAlerts people, IServiceProvider services, TimeProvider time) : ITwinShell<SiteAlerts>
{
    // What only repeats itself stands in the log, and is read from there.
    private static readonly TimeSpan SaveRepetitionsEvery = TimeSpan.FromMinutes(3);

    // A site in a storm is some hundred kilobytes as it is written: all sites together would be held in memory at once.
    private const int SavedAtATime = 50;

    private const string Unsaved = "select distinct tenant, site from alerts.unsaved";

    private const string Saved = """
        delete from alerts.unsaved u using unnest($1, $2, $3, $4) s(tenant, site, lane, position)
        where u.tenant = s.tenant and u.site = s.site and u.lane = s.lane and u.position <= s.position
        """;

    private readonly TwinSnapshots<SiteAlerts, AlertSignal> _snapshots = new(databases.System, time, SiteAlertsFormat.Instance);
    private readonly AlertReplay _replay = new(databases.System);
    private readonly NoticeRows _notices = new(databases.System);
    private readonly HandlingRows _handlings = new(databases.System);
    private readonly ConcurrentDictionary<TwinKey, (long Turns, DateTimeOffset At)> _lastSaved = new();
    private readonly DateTimeOffset _listeningSince = time.GetUtcNow();

    public async Task<SiteAlerts?[]> Load(IReadOnlyList<TwinKey> keys, CancellationToken ct)
    {
        var saved = await _snapshots.Load(keys, ct);
        var sites = new SiteAlerts[keys.Count];
        for (var i = 0; i < sites.Length; i++)
        {
            var book = await books.Of(keys[i].Tenant, ct);
            sites[i] = (saved[i] ?? SiteAlerts.Begin(keys[i])) with { Book = book, ListeningSince = _listeningSince };
        }

        await _replay.Replay(sites, ct);
        await _handlings.Apply(sites, time.GetUtcNow(), ct);
        // The rules may have been changed while it was at rest.
        for (var i = 0; i < sites.Length; i++)
            if (!sites[i].Alerts.IsEmpty) sites[i] = sites[i].Again(new RulesChanged(sites[i].Book), time.GetUtcNow());
        return sites;
    }

    public async Task Save(IReadOnlyList<Snapshot<SiteAlerts>> all, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var snapshots = all.Where(s => !_lastSaved.TryGetValue(s.Key, out var last) || last.Turns != s.Twin.Turns || now - last.At > SaveRepetitionsEvery).ToList();
        foreach (var some in snapshots.Chunk(SavedAtATime)) await SaveSome(some, now, ct);
    }

    private async Task SaveSome(Snapshot<SiteAlerts>[] snapshots, DateTimeOffset now, CancellationToken ct)
    {
        await _snapshots.Save(snapshots, ct);
        foreach (var (key, twin, _) in snapshots) _lastSaved[key] = (twin.Turns, now);
        var read = snapshots.SelectMany(s => s.Twin.Read.Select(lane => (s.Key, Lane: lane.Key, Position: lane.Value))).ToList();
        await using var saved = databases.System.CreateCommand(Saved);
        saved.Parameters.Add(new() { Value = read.Select(r => r.Key.Tenant.Value).ToArray() });
        saved.Parameters.Add(new() { Value = read.Select(r => r.Key.Id).ToArray() });
        saved.Parameters.Add(new() { Value = read.Select(r => r.Lane).ToArray() });
        saved.Parameters.Add(new() { Value = read.Select(r => r.Position).ToArray() });
        await saved.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Those that want to wake, and those that received something a process that is gone did not save.</summary>
    public async Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct)
    {
        var due = (await _snapshots.Due(before, ct)).ToHashSet();
        await using var unsaved = databases.System.CreateCommand(Unsaved);
        await using var rows = await unsaved.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) due.Add(new(new TenantId(rows.GetGuid(0)), rows.GetGuid(1)));
        return [.. due];
    }

    // Many share a write.
    public int? EffectsAtATime => 1_000;

    public async Task Run(TwinKey key, Effect effect, CancellationToken ct)
    {
        await Do(key, effect, ct);
        live.Note(key, effect);
    }

    private Task Do(TwinKey key, Effect effect, CancellationToken ct) => effect switch
    {
        AlertsTurned turned => records.Follow(key, turned),
        SuppressionsChanged changed => _notices.Keep(key, changed, ct),
        Notified told => Tell(key, told, ct),
        Withdrawn withdrawn => Withdraw(key, withdrawn, ct),
        SilenceFulfilled fulfilled => End(key.Tenant, fulfilled, ct),
        _ => throw new InvalidOperationException($"The alerts of a site have no effect {effect.GetType().Name}."),
    };

    // Kept first: a replay decides where it was kept.
    private async Task Tell(TwinKey key, Notified told, CancellationToken ct)
    {
        await _notices.Keep(key, told, ct);
        await OpenStormIncident.Note(services.GetRequiredService<IJobs>(), key, told, ct);
        await people.Tell(key, told, isCalled: await escalations.Begin(key, told, ct), ct);
    }

    private async Task Withdraw(TwinKey key, Withdrawn withdrawn, CancellationToken ct)
    {
        await _notices.Withdraw(key, withdrawn, ct);
        await escalations.Over(key.Tenant, withdrawn.NotificationId, withdrawn.Reason, ct);
        await people.Withdraw(key, withdrawn, ct);
    }

    private async Task End(TenantId tenant, SilenceFulfilled fulfilled, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var now = scope.ServiceProvider.GetRequiredService<AlertsDb>().Call.Now;
        await scope.ServiceProvider.GetRequiredService<Ledger<KeptSilence, SilenceEvent>>().Change(fulfilled.SilenceId, null, silence => SilenceDecisions.Expire(silence, withItsAlerts: true, now), ct);
        await scope.ServiceProvider.GetRequiredService<RuleChanges>().Tell(ct);
    }
}
