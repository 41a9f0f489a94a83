using System.Threading.Channels;
using NpgsqlTypes;
using Platform.Contracts.Devices;
using Platform.Devices.Domain;
using Platform.Hosting.Bus;
using Platform.Hosting.Data;
using Platform.Twins;

namespace Platform.Devices.Twins;

/// <summary>
/// Keeps when devices went from one band into another, for their timelines, and tells other modules. The same change told twice is one
/// change. When a gateway fails, hundreds of devices change at once: those that come while one write is under way share the next.
/// </summary>
internal sealed class HealthChanges
{
    private const string Insert = """
        insert into devices.health_changes (tenant, device, at, before, after, score, reason)
        select * from unnest(@tenants, @devices, @ats, @befores, @afters, @scores, @reasons) on conflict (tenant, device, at) do nothing
        """;

    private const int Most = 1_000;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>();
    private readonly Databases _databases;
    private readonly IFacts _facts;

    public HealthChanges(Databases databases, IFacts facts)
    {
        (_databases, _facts) = (databases, facts);
        _ = Task.Run(Work); // until the process ends: the last effects of twins come after everything else has stopped
    }

    private readonly record struct Waiting(TenantId Tenant, DeviceHealthChanged Fact, TaskCompletionSource Done);

    /// <summary>Done when the change is kept and told.</summary>
    public Task Record(TwinKey key, BandChanged changed)
    {
        var twin = changed.Twin;
        var reason = Reason.Of(twin) is [var worst, ..] ? worst.Text : null;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite(new(key.Tenant, new(key.Id, twin.SiteId, changed.Before, twin.Look.Band, twin.LastScore, reason, changed.At), done));
        return done.Task;
    }

    private async Task Work()
    {
        var batch = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < Most && _waiting.Reader.TryRead(out var change)) batch.Add(change);
            try
            {
                await Write(batch);
                foreach (var change in batch) change.Done.SetResult();
            }
            catch (Exception e)
            {
                foreach (var change in batch) change.Done.SetException(e); // each is an effect of its twin, and tried again
            }

            batch.Clear();
        }
    }

    private async Task Write(List<Waiting> batch)
    {
        await using var insert = _databases.System.CreateCommand(Insert);
        insert.Parameters.AddWithValue("tenants", batch.ConvertAll(c => c.Tenant.Value));
        insert.Parameters.AddWithValue("devices", batch.ConvertAll(c => c.Fact.DeviceId));
        insert.Parameters.AddWithValue("ats", batch.ConvertAll(c => c.Fact.At));
        insert.Parameters.AddWithValue("befores", batch.ConvertAll(c => (short)c.Fact.From));
        insert.Parameters.AddWithValue("afters", batch.ConvertAll(c => (short)c.Fact.To));
        insert.Parameters.Add(new("scores", NpgsqlDbType.Array | NpgsqlDbType.Smallint) { Value = batch.ConvertAll(c => (short?)c.Fact.Score) });
        insert.Parameters.Add(new("reasons", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = batch.ConvertAll(c => c.Fact.Reason) });
        await insert.ExecuteNonQueryAsync();
        foreach (var tenant in batch.GroupBy(c => c.Tenant))
            await _facts.Publish(tenant.Key, [.. tenant.Select(c => new Publication(c.Fact, c.Fact.DeviceId.ToString(), FactIds.Of(c.Fact.DeviceId, c.Fact.At)))], CancellationToken.None);
    }
}
