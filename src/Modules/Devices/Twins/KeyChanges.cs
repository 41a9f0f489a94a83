using Platform.Contracts.Devices;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Staleness;
using Platform.Hosting.Bus;
using Platform.Hosting.Data;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Devices.Twins;

/// <summary>Keeps when metrics of devices stopped coming and came again, for their timelines, and tells other modules. The same told twice is told once.</summary>
internal sealed class KeyChanges
{
    // A crash between the write and the twin's snapshot makes it be told again, at another time: what it says is there already.
    private const string Insert = """
        insert into devices.key_changes (tenant, device, at, metric, is_stale, since_at, usual_gap_seconds)
        select n.* from unnest($1, $2, $3, $4, $5, $6, $7) n(tenant, device, at, metric, is_stale, since_at, usual_gap_seconds)
        where n.is_stale is distinct from (
          select c.is_stale from devices.key_changes c where c.tenant = n.tenant and c.device = n.device and c.metric = n.metric order by c.at desc limit 1)
        on conflict do nothing
        """;

    private readonly Databases _databases;
    private readonly IFacts _facts;
    private readonly SharedWrites<(TwinKey Key, KeysChanged Changed)> _writes;

    public KeyChanges(Databases databases, IFacts facts) => (_databases, _facts, _writes) = (databases, facts, new(Write));

    /// <summary>Done when the changes are kept and told.</summary>
    public Task Record(TwinKey key, KeysChanged changed) => _writes.Add((key, changed));

    private async Task Write(IReadOnlyList<(TwinKey Key, KeysChanged Changed)> batch)
    {
        var all = batch.SelectMany(b => b.Changed.Changes.Select(change => (b.Key, b.Changed.SiteId, b.Changed.At, Change: change))).ToList();
        await using var insert = _databases.System.CreateCommand(Insert);
        insert.Parameters.Add(new() { Value = all.ConvertAll(c => c.Key.Tenant.Value) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(c => c.Key.Id) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(c => c.At.ToUniversalTime()) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(c => c.Change.Key.Metric) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(c => c.Change.IsStale) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(c => c.Change.Key.Since.ToUniversalTime()) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(c => c.Change.Key.UsualGapSeconds) });
        await insert.ExecuteNonQueryAsync();
        foreach (var tenant in all.GroupBy(c => c.Key.Tenant))
            await _facts.Publish(tenant.Key, [.. tenant.Select(c => FactOf(c.Key.Id, c.SiteId, c.At, c.Change))], CancellationToken.None);
    }

    private static Publication FactOf(Guid device, Guid site, DateTimeOffset at, KeyChange change) => new(
        change.IsStale ? new DeviceKeyStale(device, site, change.Key.Metric, change.Key.Since, change.Key.UsualGapSeconds, at) : new DeviceKeyFresh(device, site, change.Key.Metric, at),
        device.ToString(), FactIds.Of(device, change.Key.Since, $"{(change.IsStale ? "stale" : "fresh")} {change.Key.Metric}"));
}
