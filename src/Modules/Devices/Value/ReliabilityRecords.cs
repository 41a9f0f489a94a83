using System.Text.Json;
using Npgsql;
using Platform.Contracts;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Value;
using Platform.Hosting.Data;

namespace Platform.Devices.Value;

/// <summary>Makes reports of reliability from what is kept: records, band changes, and what devices said of being online, by day.</summary>
internal static class ReliabilityRecords
{
    // The gateways of those asked about come along: what they explain is no failure.
    private const string Devices = $"""
        with asked as (select d.key, d.parent_id from devices.devices d where {ReportScope.Asked} and d.registered_at < $3 and coalesce(d.decommissioned_at > $2, true))
        select d.key, d.site_id, d.type_id, d.parent_id, d.registered_at, d.decommissioned_at, coalesce(s.band, 0),
          d.registered_at < $2 and exists (select from devices.health_changes c where c.tenant = $1 and c.device = d.key and c.at < $2), d.key in (select key from asked)
        from devices.devices d left join devices.standings s on s.tenant = $1 and s.device = d.key
        where d.tenant = $1 and (d.key in (select key from asked) or d.key in (select parent_id from asked))
        """;

    private const string Changes = "select device, at, before, after from devices.health_changes where tenant = $1 and at >= $2 order by device, at";

    // A plan may lie ahead for as long as anybody likes; what was planned long ago is over by now.
    private const string Planned = """
        select stream_id, data from platform.journal
        where tenant = $1 and stream_kind = 'device' and kind in ('device.maintenance-planned.v1', 'device.maintenance-ended.v1') and at < $2 order by stream_id, version
        """;

    private const string Offline = $"""
        select o.device, (o.at at time zone 'UTC')::date, (o.online_count - o.online_sum)::float8 / o.readings from devices.days o join devices.devices d on d.tenant = o.tenant and d.key = o.device
        where {ReportScope.Asked} and o.at > $2::timestamptz - interval '1 day' and o.at < $3 and o.online_sum < o.online_count
        """;

    public static async Task<ReliabilityReport> Read(NpgsqlConnection connection, ReportScope scope, CancellationToken ct)
    {
        var devices = await ReadDevices(connection, scope, ct);
        var steps = await ReadSteps(connection, scope, devices, ct);
        var planned = await ReadPlanned(connection, scope, devices, ct);
        var offline = await ReadOffline(connection, scope, ct);
        var watched = devices.Values.Select(d => WatchedDevice.Of(d.Device, scope.From, scope.To, steps.GetValueOrDefault(d.Device.Device) ?? [], planned.GetValueOrDefault(d.Device.Device)))
            .OfType<WatchedDevice>().ToDictionary(w => w.Device);

        var report = new ReliabilityReport(scope.From, scope.To);
        foreach (var device in watched.Values.Where(w => devices[w.Device].IsAsked))
            report.Add(device, device.Parent is { } parent ? watched.GetValueOrDefault(parent) : null, offline.GetValueOrDefault(device.Device));
        return report;
    }

    private static async Task<Dictionary<Guid, (DeviceInUse Device, bool IsAsked)>> ReadDevices(NpgsqlConnection connection, ReportScope scope, CancellationToken ct)
    {
        await using var read = scope.Command(Devices, connection);
        await using var rows = await read.ExecuteReaderAsync(ct);
        var devices = new Dictionary<Guid, (DeviceInUse, bool)>();
        while (await rows.ReadAsync(ct))
        {
            var device = new DeviceInUse(rows.GetGuid(0), rows.GetGuid(1), rows.GetGuid(2), rows.IsDBNull(3) ? null : rows.GetGuid(3), rows.GetFieldValue<DateTimeOffset>(4),
                rows.IsDBNull(5) ? null : rows.GetFieldValue<DateTimeOffset>(5), (Band)rows.GetInt32(6), rows.GetBoolean(7));
            devices.Add(device.Device, (device, rows.GetBoolean(8)));
        }

        return devices;
    }

    private static async Task<Dictionary<Guid, List<BandStep>>> ReadSteps(
        NpgsqlConnection connection, ReportScope scope, Dictionary<Guid, (DeviceInUse Device, bool IsAsked)> devices, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(Changes, connection) { Parameters = { new() { Value = scope.Tenant.Value }, new() { Value = scope.From } }, CommandTimeout = 120 };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var steps = new Dictionary<Guid, List<BandStep>>();
        while (await rows.ReadAsync(ct))
        {
            var device = rows.GetGuid(0);
            if (!devices.ContainsKey(device)) continue;
            if (!steps.TryGetValue(device, out var list)) steps.Add(device, list = []);
            list.Add(new(rows.GetFieldValue<DateTimeOffset>(1), (Band)rows.GetInt16(2), (Band)rows.GetInt16(3)));
        }

        return steps;
    }

    private static async Task<Dictionary<Guid, IReadOnlyList<PlannedTime>>> ReadPlanned(
        NpgsqlConnection connection, ReportScope scope, Dictionary<Guid, (DeviceInUse Device, bool IsAsked)> devices, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(Planned, connection) { Parameters = { new() { Value = scope.Tenant.Value }, new() { Value = scope.To } }, CommandTimeout = 120 };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var events = new Dictionary<Guid, List<DeviceEvent>>();
        while (await rows.ReadAsync(ct))
        {
            var device = rows.GetGuid(0);
            if (!devices.ContainsKey(device)) continue;
            if (!events.TryGetValue(device, out var list)) events.Add(device, list = []);
            list.Add(JsonSerializer.Deserialize<DeviceEvent>(rows.GetString(1), JournalEntry.Json)!);
        }

        return events.ToDictionary(e => e.Key, e => PlannedTimes.Of(e.Value));
    }

    private static async Task<Dictionary<Guid, Dictionary<DateOnly, double>>> ReadOffline(NpgsqlConnection connection, ReportScope scope, CancellationToken ct)
    {
        await using var read = scope.Command(Offline, connection);
        await using var rows = await read.ExecuteReaderAsync(ct);
        var offline = new Dictionary<Guid, Dictionary<DateOnly, double>>();
        while (await rows.ReadAsync(ct))
        {
            if (!offline.TryGetValue(rows.GetGuid(0), out var days)) offline.Add(rows.GetGuid(0), days = []);
            days[rows.GetFieldValue<DateOnly>(1)] = rows.GetDouble(2);
        }

        return offline;
    }
}
