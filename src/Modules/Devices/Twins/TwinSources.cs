using System.Collections.Concurrent;
using System.Text.Json;
using Npgsql;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Health;
using Platform.Devices.Domain.Staleness;
using Platform.Devices.Storage;
using Platform.Twins;

namespace Platform.Devices.Twins;

/// <summary>What twins are rebuilt from: the device's record and type, and its readings since the snapshot.</summary>
internal sealed class TwinSources(NpgsqlDataSource system)
{
    private const string Records = """
        select k.n, d.site_id, d.decommissioned_at is not null, t.expected_interval_seconds,
               t.battery_weight, t.signal_weight, t.availability_weight, t.temperature_weight, t.temperature_min, t.temperature_max,
               d.maintenance_from, d.maintenance_until,
               (select jsonb_agg(m) from jsonb_array_elements(t.metrics) m where m ->> 'StaleAfterSeconds' is not null)
        from unnest($1, $2) with ordinality k(tenant, id, n)
        join devices.devices d on d.tenant = k.tenant and d.key = k.id
        join devices.device_types t on t.tenant = d.tenant and t.id = d.type_id
        """;

    // Lateral, so that each device is one step into the index of each day since its snapshot; flag 2 is ReadingFlags.BeforeOurTime.
    private const string Readings = """
        select k.n, r.at, r.received_at, r.battery, r.signal, r.temperature, r.online, r.metrics
        from unnest($1, $2, $3) with ordinality k(tenant, id, after, n)
        cross join lateral (
          select at, received_at, battery, signal, temperature, online, metrics from devices.readings
          where tenant = k.tenant and device = k.id and at > k.after and flags & 2 = 0 order by at offset 0) r
        """;

    // Readings are taken a week back at most: older ones of a twin without a snapshot were judged long ago.
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(8);

    private readonly ConcurrentDictionary<DeviceProfile, DeviceProfile> _profiles = new();
    private readonly PredictionModels _models = new(system);

    /// <summary>Gives each twin where it is and how it is judged; begins those never saved.</summary>
    public async Task Configure(IReadOnlyList<TwinKey> keys, DeviceTwin?[] twins, CancellationToken ct)
    {
        var models = await _models.Of([.. keys.Select(k => k.Tenant).Distinct()], ct);
        await using var records = Command(Records, keys);
        await using var rows = await records.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var place = (int)rows.GetInt64(0) - 1;
            twins[place] = (twins[place] ?? DeviceTwin.Begin(keys[place])) with
            {
                SiteId = rows.GetGuid(1), IsDecommissioned = rows.GetBoolean(2), Profile = Profile(rows), Model = models[keys[place].Tenant],
                Maintenance = rows.IsDBNull(10) ? null : new(rows.GetFieldValue<DateTimeOffset>(10), rows.GetFieldValue<DateTimeOffset>(11), ""),
            };
        }
    }

    public async Task Replay(IReadOnlyList<TwinKey> keys, DeviceTwin?[] twins, DateTimeOffset now, CancellationToken ct)
    {
        await using var readings = Command(Readings, keys);
        var horizon = now - Horizon;
        readings.Parameters.Add(new() { Value = twins.Select(t => t?.LastAt is { } at && at > horizon ? at : horizon).ToArray() });
        await using var rows = await readings.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var place = (int)rows.GetInt64(0) - 1;
            if (twins[place] is not { } twin) continue;
            var reading = new ReadingTaken(
                rows.GetFieldValue<DateTimeOffset>(1), Real(rows, 3), Real(rows, 4), Real(rows, 5),
                rows.IsDBNull(6) ? null : rows.GetBoolean(6), rows.IsDBNull(7) ? null : rows.GetFieldValue<byte[]>(7));
            twins[place] = twin.Replay(reading, rows.GetFieldValue<DateTimeOffset>(2));
        }
    }

    // One instance for all devices of a type: a twin holds a reference, not a copy.
    private DeviceProfile Profile(NpgsqlDataReader rows)
    {
        var weights = new HealthWeights((byte)rows.GetInt16(4), (byte)rows.GetInt16(5), (byte)rows.GetInt16(6), (byte)rows.GetInt16(7));
        var profile = new DeviceProfile(rows.GetInt32(3), weights, rows.IsDBNull(8) ? null : rows.GetFloat(8), rows.IsDBNull(9) ? null : rows.GetFloat(9), rows.IsDBNull(12) ? null : KeyAges.Of(JsonSerializer.Deserialize<MetricDefinition[]>(rows.GetFieldValue<byte[]>(12))!));
        return _profiles.GetOrAdd(profile, profile);
    }

    private NpgsqlCommand Command(string sql, IReadOnlyList<TwinKey> keys)
    {
        var command = system.CreateCommand(sql);
        command.Parameters.Add(new() { Value = keys.Select(k => k.Tenant.Value).ToArray() });
        command.Parameters.Add(new() { Value = keys.Select(k => k.Id).ToArray() });
        return command;
    }

    private static float Real(NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? float.NaN : rows.GetFloat(column);
}
