using Npgsql;
using NpgsqlTypes;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Hosting.Twins;

namespace Platform.Devices.Twins;

/// <summary>Keeps, beside the snapshots, what lists of devices are filtered and sorted by.</summary>
internal sealed class StandingRows(NpgsqlDataSource system)
{
    // A row that would hardly differ is left alone: "last reading" in a list of thousands may be a minute behind.
    private const string Upsert = """
        insert into devices.standings as s (tenant, device, band, score, last_reading_at, reason, battery, signal)
        select * from unnest(@tenants, @ids, @bands, @scores, @ats, @reasons, @batteries, @signals) n(tenant, device, band, score, last_reading_at, reason, battery, signal)
        order by n.tenant, n.device
        on conflict (tenant, device) do update set band = excluded.band, score = excluded.score, last_reading_at = excluded.last_reading_at,
          reason = excluded.reason, battery = excluded.battery, signal = excluded.signal
        where (s.band, s.score) is distinct from (excluded.band, excluded.score)
           or excluded.last_reading_at > coalesce(s.last_reading_at, '-infinity') + interval '1 minute'
        """;

    public async Task Save(IReadOnlyList<Snapshot<DeviceTwin>> snapshots, CancellationToken ct)
    {
        var glances = snapshots.Select(s => Glance.Of(s.Twin)).ToArray();
        await using var save = system.CreateCommand(Upsert);
        save.Parameters.AddWithValue("tenants", snapshots.Select(s => s.Key.Tenant.Value).ToArray());
        save.Parameters.AddWithValue("ids", snapshots.Select(s => s.Key.Id).ToArray());
        save.Parameters.AddWithValue("bands", glances.Select(g => (short)g.Band).ToArray());
        save.Parameters.Add(new("scores", NpgsqlDbType.Array | NpgsqlDbType.Smallint) { Value = glances.Select(g => (short?)g.Score).ToArray() });
        save.Parameters.Add(new("ats", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = snapshots.Select(s => s.Twin.LastAt?.UtcDateTime).ToArray() });
        save.Parameters.Add(new("reasons", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = glances.Select(g => g.Reason).ToArray() });
        save.Parameters.Add(new("batteries", NpgsqlDbType.Array | NpgsqlDbType.Real) { Value = glances.Select(g => g.Battery).ToArray() });
        save.Parameters.Add(new("signals", NpgsqlDbType.Array | NpgsqlDbType.Real) { Value = glances.Select(g => g.Signal).ToArray() });
        await save.ExecuteNonQueryAsync(ct);
    }
}
