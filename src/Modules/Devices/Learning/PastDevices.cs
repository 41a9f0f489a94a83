using System.Globalization;
using System.Text;
using Npgsql;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Health;
using Platform.Devices.Domain.Prediction;
using Platform.Devices.Intake;
using Platform.Devices.Series;
using Platform.Hosting.Data;

namespace Platform.Devices.Learning;

/// <summary>
/// The past of a tenant's devices, as much of it as is worth learning from. A company with many devices learns from some of them, chosen
/// without regard to how they did, so that what is measured holds for all.
/// </summary>
internal sealed class PastDevices(Databases databases)
{
    private const int MostDevices = 200, AtOnce = 5;
    private const long MostReadings = 5_000_000;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(30);

    private const string Chosen = """
        select d.key, t.expected_interval_seconds, t.temperature_min, t.temperature_max
        from devices.devices d join devices.device_types t on t.tenant = d.tenant and t.id = d.type_id
        where d.tenant = $1 and d.decommissioned_at is null and d.registered_at < $2 order by md5(d.key::text) limit $3
        """;

    public async Task<IReadOnlyList<DeviceHistory>> Of(TenantId tenant, DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        var (histories, readings) = (new List<DeviceHistory>(), 0L);
        foreach (var piece in (await Choose(connection, tenant, until, ct)).Chunk(AtOnce))
        {
            var (blocks, _) = await StoredReadings.Of(connection, tenant, [.. piece.Select(d => d.Id)], IntakeClock.Of(from), IntakeClock.Of(until), ct);
            foreach (var (id, profile) in piece)
            {
                if (!blocks.TryGetValue(id, out var block)) continue;
                readings += block.Count;
                histories.Add(DeviceHistory.Of(profile, ReadingsOf(block), BetweenLooks));
            }

            if (readings > MostReadings) break;
        }

        return histories;
    }

    private static async Task<List<(Guid Id, DeviceProfile Profile)>> Choose(NpgsqlConnection connection, TenantId tenant, DateTimeOffset until, CancellationToken ct)
    {
        await using var choose = new NpgsqlCommand(Chosen, connection) { Parameters = { new() { Value = tenant.Value }, new() { Value = until.UtcDateTime }, new() { Value = MostDevices } } };
        await using var rows = await choose.ExecuteReaderAsync(ct);
        var chosen = new List<(Guid, DeviceProfile)>();
        while (await rows.ReadAsync(ct))
            chosen.Add((rows.GetGuid(0), new(rows.GetInt32(1), HealthWeights.Default, rows.IsDBNull(2) ? null : rows.GetFloat(2), rows.IsDBNull(3) ? null : rows.GetFloat(3))));
        return chosen;
    }

    private static IEnumerable<ReadingTaken> ReadingsOf(ReadingBlock block)
    {
        var own = block.OwnMetrics.Select(name => (Name: name, Values: block.Own(name).ToArray())).ToArray();
        for (var i = 0; i < block.Count; i++)
            yield return new(
                IntakeClock.At(block.At[i]), (float)block.Battery[i], (float)block.Signal[i], (float)block.Temperature[i],
                double.IsNaN(block.Online[i]) ? null : block.Online[i] > 0, MetricsAt(own, i));
    }

    private static byte[]? MetricsAt((string Name, double[] Values)[] own, int place)
    {
        if (own.Length == 0) return null;
        var json = new StringBuilder("{");
        foreach (var (name, values) in own)
            if (double.IsFinite(values[place])) json.Append(CultureInfo.InvariantCulture, $"{(json.Length > 1 ? "," : "")}\"{name}\":{values[place]:R}");
        return json.Length == 1 ? null : Encoding.UTF8.GetBytes(json.Append('}').ToString());
    }
}
