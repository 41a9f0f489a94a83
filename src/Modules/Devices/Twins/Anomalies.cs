using Platform.Contracts.Devices;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Anomaly;
using Platform.Hosting.Bus;
using Platform.Hosting.Data;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Devices.Twins;

/// <summary>Keeps the anomalies twins found, and tells other modules. The same anomaly told twice is one.</summary>
internal sealed class Anomalies
{
    private const string Insert = """
        insert into devices.anomalies (tenant, device, metric, at, value, expected, score)
        select * from unnest($1, $2, $3, $4, $5, $6, $7) on conflict (tenant, device, at, metric) do nothing
        """;

    private readonly Databases _databases;
    private readonly IFacts _facts;
    private readonly SharedWrites<(TwinKey Key, AnomaliesFound Found)> _writes;

    public Anomalies(Databases databases, IFacts facts) => (_databases, _facts, _writes) = (databases, facts, new(Write));

    /// <summary>Done when the anomalies are kept and told.</summary>
    public Task Record(TwinKey key, AnomaliesFound found) => _writes.Add((key, found));

    private async Task Write(IReadOnlyList<(TwinKey Key, AnomaliesFound Found)> batch)
    {
        var all = batch.SelectMany(b => b.Found.Anomalies.Select(a => (b.Key, b.Found.SiteId, Anomaly: a))).ToList();
        await using var insert = _databases.System.CreateCommand(Insert);
        insert.Parameters.Add(new() { Value = all.ConvertAll(a => a.Key.Tenant.Value) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(a => a.Key.Id) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(a => a.Anomaly.Metric) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(a => a.Anomaly.At.ToUniversalTime()) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(a => a.Anomaly.Value) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(a => a.Anomaly.Expected) });
        insert.Parameters.Add(new() { Value = all.ConvertAll(a => a.Anomaly.Score) });
        await insert.ExecuteNonQueryAsync();
        foreach (var tenant in all.GroupBy(a => a.Key.Tenant))
            await _facts.Publish(tenant.Key, [.. tenant.Select(a => FactOf(a.Key.Id, a.SiteId, a.Anomaly))], CancellationToken.None);
    }

    private static Publication FactOf(Guid device, Guid site, MetricAnomaly anomaly) => new(
        new DeviceAnomalyDetected(device, site, anomaly.Metric, anomaly.Value, anomaly.Expected, anomaly.Score, anomaly.At),
        device.ToString(), FactIds.Of(device, anomaly.At, anomaly.Metric));
}
