using System.Threading.Channels;
using Platform.Contracts.Devices;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Anomaly;
using Platform.Hosting.Bus;
using Platform.Hosting.Data;
using Platform.Twins;

namespace Platform.Devices.Twins;

/// <summary>
/// Keeps the anomalies twins found, and tells other modules. The same anomaly told twice is one. When a whole site is struck by the same
/// thing, hundreds come at once: those that come while one write is under way share the next.
/// </summary>
internal sealed class Anomalies
{
    private const string Insert = """
        insert into devices.anomalies (tenant, device, metric, at, value, expected, score)
        select * from unnest($1, $2, $3, $4, $5, $6, $7) on conflict (tenant, device, at, metric) do nothing
        """;

    private const int Most = 1_000;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>();
    private readonly Databases _databases;
    private readonly IFacts _facts;

    public Anomalies(Databases databases, IFacts facts)
    {
        (_databases, _facts) = (databases, facts);
        _ = Task.Run(Work); // until the process ends: the last effects of twins come after everything else has stopped
    }

    private readonly record struct Waiting(TwinKey Key, AnomaliesFound Found, TaskCompletionSource Done);

    /// <summary>Done when the anomalies are kept and told.</summary>
    public Task Record(TwinKey key, AnomaliesFound found)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite(new(key, found, done));
        return done.Task;
    }

    private async Task Work()
    {
        var batch = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < Most && _waiting.Reader.TryRead(out var found)) batch.Add(found);
            try
            {
                await Write([.. batch.SelectMany(b => b.Found.Anomalies.Select(a => (b.Key, b.Found.SiteId, Anomaly: a)))]);
                foreach (var found in batch) found.Done.SetResult();
            }
            catch (Exception e)
            {
                foreach (var found in batch) found.Done.SetException(e); // each is an effect of its twin, and tried again
            }

            batch.Clear();
        }
    }

    private async Task Write(List<(TwinKey Key, Guid SiteId, MetricAnomaly Anomaly)> all)
    {
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
