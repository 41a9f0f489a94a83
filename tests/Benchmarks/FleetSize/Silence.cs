using System.Diagnostics;
using Npgsql;
using Platform.Benchmarks.Running;
using Platform.Contracts;

namespace Platform.Benchmarks.FleetSize;

/// <summary>What became of devices that stopped reporting: how many were called silent before their time, how many after it, and by how much later, in seconds.</summary>
internal sealed record Silence(int TooSoon, int Noticed, double P99, double Longest)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Waits until all have been noticed, or long enough.</summary>
    public static async Task<Silence> After(HostProcess host, int devices, DateTime back, TimeSpan timeout, CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(500, ct))
        {
            var delays = await Delays(owner, back, timeout, ct);
            var noticed = delays.Where(delay => delay >= 0).Order().ToList();
            if (noticed.Count < devices && clock.Elapsed < timeout + Patience) continue;
            if (noticed.Count < devices * 0.99) throw new CannotMeasureException($"Of {devices} silent devices only {noticed.Count} were noticed within {clock.Elapsed.TotalSeconds:0} s.");
            return new(delays.Count - noticed.Count, noticed.Count, noticed[(int)(noticed.Count * 0.99)], noticed[^1]);
        }
    }

    // A change before the device's time was up since its last reading is below zero. Joined here: nothing is known of new tables, and a database
    // that takes a hundred thousand rows for ten joins them one by one.
    private static async Task<List<double>> Delays(NpgsqlDataSource owner, DateTime back, TimeSpan timeout, CancellationToken ct)
    {
        var heard = new Dictionary<Guid, DateTime>();
        foreach (var (device, at) in await Read(owner, "select device, max(received_at) from devices.readings where received_at >= $1 - interval '1 hour' group by device", back, ct))
            heard[device] = at;
        var silent = await Read(owner, $"select device, at from devices.health_changes where after = {(short)Band.Unknown} and at >= $1", back, ct);
        return [.. from change in silent where heard.ContainsKey(change.Device) select (change.At - heard[change.Device] - timeout).TotalSeconds];
    }

    private static async Task<List<(Guid Device, DateTime At)>> Read(NpgsqlDataSource owner, string sql, DateTime back, CancellationToken ct)
    {
        await using var find = owner.CreateCommand(sql);
        find.Parameters.Add(new() { Value = back });
        find.CommandTimeout = 60;
        await using var rows = await find.ExecuteReaderAsync(ct);
        var found = new List<(Guid, DateTime)>();
        while (await rows.ReadAsync(ct)) found.Add((rows.GetGuid(0), rows.GetDateTime(1)));
        return found;
    }
}
