using System.Text.Json;
using Platform.Hosting.Data;

namespace Platform.Devices.Features;

/// <summary>Looks up the last reading of devices whose twins know when it was taken.</summary>
internal sealed class LatestReadings(Databases databases)
{
    private const string Latest = """
        select k.device, r.at, r.battery, r.signal, r.temperature, r.online, r.metrics from unnest($1, $2) k(device, at)
        cross join lateral (select * from devices.readings where tenant = $3 and device = k.device and at = k.at limit 1) r
        """;

    public async Task<IReadOnlyDictionary<Guid, ReadingView>> Of(TenantId tenant, IReadOnlyCollection<(Guid Device, DateTimeOffset? At)> places, CancellationToken ct)
    {
        var found = new Dictionary<Guid, ReadingView>(places.Count);
        var heard = places.Where(p => p.At is not null).ToArray();
        if (heard.Length == 0) return found;

        await using var connection = await databases.OpenFor(tenant, ct);
        await using var latest = connection.CreateCommand();
        latest.CommandText = Latest;
        latest.Parameters.Add(new() { Value = heard.Select(p => p.Device).ToArray() });
        latest.Parameters.Add(new() { Value = heard.Select(p => p.At!.Value).ToArray() });
        latest.Parameters.Add(new() { Value = tenant.Value });
        await using var rows = await latest.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found[rows.GetGuid(0)] = new(rows.GetFieldValue<DateTimeOffset>(1), Real(rows, 2), Real(rows, 3), Real(rows, 4),
                rows.IsDBNull(5) ? null : rows.GetBoolean(5), rows.IsDBNull(6) ? null : JsonSerializer.Deserialize<Dictionary<string, double?>>(rows.GetString(6)));
        return found;
    }

    private static float? Real(Npgsql.NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetFloat(column);
}
