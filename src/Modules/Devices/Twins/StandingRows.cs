using Npgsql;
using NpgsqlTypes;
using Platform.Devices.Domain;
using Platform.Hosting.Twins;

namespace Platform.Devices.Twins;

/// <summary>Keeps, beside the snapshots, what lists of devices are filtered and sorted by.</summary>
internal sealed class StandingRows(NpgsqlDataSource system)
{
    // A row that would hardly differ is left alone: "last reading" in a list of thousands may be a minute behind.
    private const string Upsert = """
        insert into devices.standings as s (tenant, device, band, score, last_reading_at)
        select * from unnest(@tenants, @ids, @bands, @scores, @ats) n(tenant, device, band, score, last_reading_at)
        order by n.tenant, n.device
        on conflict (tenant, device) do update set band = excluded.band, score = excluded.score, last_reading_at = excluded.last_reading_at
        where (s.band, s.score) is distinct from (excluded.band, excluded.score)
           or excluded.last_reading_at > coalesce(s.last_reading_at, '-infinity') + interval '1 minute'
        """;

    public async Task Save(IReadOnlyList<Snapshot<DeviceTwin>> snapshots, CancellationToken ct)
    {
        await using var save = system.CreateCommand(Upsert);
        save.Parameters.AddWithValue("tenants", snapshots.Select(s => s.Key.Tenant.Value).ToArray());
        save.Parameters.AddWithValue("ids", snapshots.Select(s => s.Key.Id).ToArray());
        save.Parameters.AddWithValue("bands", snapshots.Select(s => (short)s.Twin.Look.Band).ToArray());
        save.Parameters.Add(new("scores", NpgsqlDbType.Array | NpgsqlDbType.Smallint) { Value = snapshots.Select(s => (short?)s.Twin.LastScore).ToArray() });
        save.Parameters.Add(new("ats", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = snapshots.Select(s => s.Twin.LastAt?.UtcDateTime).ToArray() });
        await save.ExecuteNonQueryAsync(ct);
    }
}
