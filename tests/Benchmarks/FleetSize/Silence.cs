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

    // A change before the device's time was up since its last reading is below zero.
    private static async Task<List<double>> Delays(NpgsqlDataSource owner, DateTime back, TimeSpan timeout, CancellationToken ct)
    {
        await using var find = owner.CreateCommand("""
            select extract(epoch from c.at - r.heard - $2)::float8 from devices.health_changes c
            join (select device, max(received_at) heard from devices.readings where received_at >= $1 - interval '1 hour' group by device) r on r.device = c.device
            where c.after = $3 and c.at >= $1
            """);
        find.Parameters.Add(new() { Value = back });
        find.Parameters.Add(new() { Value = timeout });
        find.Parameters.Add(new() { Value = (short)Band.Unknown });
        find.CommandTimeout = 60;
        await using var rows = await find.ExecuteReaderAsync(ct);
        var delays = new List<double>();
        while (await rows.ReadAsync(ct)) delays.Add(rows.GetDouble(0));
        return delays;
    }
}
