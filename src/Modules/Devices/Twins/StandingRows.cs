using Npgsql;
using NpgsqlTypes;
using Platform.Contracts;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Hosting.Twins;

namespace Platform.Devices.Twins;

/// <summary>Keeps, beside the snapshots, what lists of devices are filtered and sorted by, and how their health went.</summary>
internal sealed class StandingRows(NpgsqlDataSource system)
{
    // A row that would hardly differ is left alone, not even locked: "last reading" in a list of thousands may be a minute behind. The history is told of
    // another band and of a score that moved; one that trembles, once an hour. Lateral with a limit, so that each is one look into the primary key.
    private const string Upsert = """
        with seen as materialized (
          select n.*, s.device is null or (s.band, s.score) is distinct from (n.band, n.score)
              or n.last_reading_at > coalesce(s.last_reading_at, '-infinity') + interval '1 minute' as differs,
            case when s.history_at is null then n.shown_band <> 0
            else n.shown_at > s.history_at and (n.shown_band <> s.history_band or abs(n.shown_score - s.history_score) > 2
              or (n.shown_score <> s.history_score and n.shown_at > s.history_at + interval '1 hour')) end as moved
          from unnest(@tenants, @ids, @bands, @scores, @ats, @reasons, @batteries, @signals, @shown_ats, @shown_bands, @shown_scores, @costliest)
            n(tenant, device, band, score, last_reading_at, reason, battery, signal, shown_at, shown_band, shown_score, costliest)
          left join lateral (select * from devices.standings where tenant = n.tenant and device = n.device limit 1) s on true),
        history as (
          insert into devices.health_history (tenant, device, at, band, score, reason)
          select tenant, device, shown_at, shown_band, shown_score, costliest from seen where moved on conflict do nothing)
        insert into devices.standings as s (tenant, device, band, score, last_reading_at, reason, battery, signal, history_at, history_band, history_score)
        select tenant, device, band, score, last_reading_at, reason, battery, signal, case when moved then shown_at end, shown_band, shown_score
        from seen where differs or moved order by tenant, device
        on conflict (tenant, device) do update set band = excluded.band, score = excluded.score, last_reading_at = excluded.last_reading_at,
          reason = excluded.reason, battery = excluded.battery, signal = excluded.signal,
          history_at = case when excluded.history_at is null then s.history_at else excluded.history_at end,
          history_band = case when excluded.history_at is null then s.history_band else excluded.history_band end,
          history_score = case when excluded.history_at is null then s.history_score else excluded.history_score end
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

        var shown = snapshots.Select(s => (s.Twin.Shown.Band, s.Twin.Shown.Lost, s.Twin.ShownAt)).ToArray();
        save.Parameters.AddWithValue("shown_ats", shown.Select(s => s.ShownAt.UtcDateTime).ToArray());
        save.Parameters.AddWithValue("shown_bands", shown.Select(s => (short)s.Band).ToArray());
        save.Parameters.Add(new("shown_scores", NpgsqlDbType.Array | NpgsqlDbType.Smallint) { Value = shown.Select(s => s.Band is Band.Unknown ? null : (short?)s.Lost.Score).ToArray() });
        save.Parameters.Add(new("costliest", NpgsqlDbType.Array | NpgsqlDbType.Smallint) { Value = shown.Select(s => s.Band is Band.Unknown ? null : (short?)s.Lost.Costliest()).ToArray() });
        await save.ExecuteNonQueryAsync(ct);
    }
}
