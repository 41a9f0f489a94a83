using NpgsqlTypes;
using Platform.Contracts.Devices;
using Platform.Devices.Domain;
using Platform.Hosting.Bus;
using Platform.Hosting.Data;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Devices.Twins;

/// <summary>Keeps when devices went from one band into another, for their timelines, and tells other modules. The same change told twice is one change.</summary>
internal sealed class HealthChanges
{
    private const string Insert = """
        insert into devices.health_changes (tenant, device, at, before, after, score, reason)
        select * from unnest(@tenants, @devices, @ats, @befores, @afters, @scores, @reasons) on conflict (tenant, device, at) do nothing
        """;

    private readonly Databases _databases;
    private readonly IFacts _facts;
    private readonly SharedWrites<(TenantId Tenant, DeviceHealthChanged Fact)> _writes;

    public HealthChanges(Databases databases, IFacts facts) => (_databases, _facts, _writes) = (databases, facts, new(Write));

    /// <summary>Done when the change is kept and told.</summary>
    public Task Record(TwinKey key, BandChanged changed)
    {
        var twin = changed.Twin;
        var reason = Reason.Of(twin) is [var worst, ..] ? worst.Text : null;
        return _writes.Add((key.Tenant, new(key.Id, twin.SiteId, changed.Before, twin.Look.Band, twin.LastScore, reason, changed.At)));
    }

    private async Task Write(IReadOnlyList<(TenantId Tenant, DeviceHealthChanged Fact)> changes)
    {
        var batch = changes.ToList();
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
