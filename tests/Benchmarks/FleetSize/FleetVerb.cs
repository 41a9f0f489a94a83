using System.Diagnostics;
using Npgsql;
using Platform.Benchmarks.Ingest;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.FleetSize;

/// <summary>
/// fleet: what a hundred thousand devices cost. Bytes of memory for each at rest, processor time per reading beside what it takes with a
/// thousand, how soon the Host is back after a crash, and how soon a device that fell silent is known to be.
/// </summary>
internal static class FleetVerb
{
    public const string Usage = "[--seconds 5] [--devices 100000]";

    private const int Connections = 4, Batch = 250, ExpectedSeconds = 5;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15); // three intervals, at least fifteen seconds
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1), Settling = TimeSpan.FromSeconds(20), Longest = TimeSpan.FromMinutes(2);

    public static async Task<int> Run(VerbArgs args)
    {
        var count = args.Count("devices", 100_000);
        var bytes = await RestingTwins.BytesEach(count); // first, in a clean heap
        Console.WriteLine($"a twin between two readings takes {bytes.AfterAnHour:0} bytes after eighty minutes, {bytes.AfterAWeek:0} bytes once it knows the week's seasons");
        Figures.Print("fleet.bytes_per_twin", bytes.AfterAWeek, "bytes");

        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop);
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey);
        var devices = (await Fleet.Register(host, api, count, args.Stop)).Devices;
        await Growth(host, key, devices, args); // nobody falls silent meanwhile: what that takes is no cost of a reading
        Console.WriteLine($"the Host takes {host.ResidentBytes / (1 << 20)} MB with {count} live devices");
        await Expect(host, args.Stop);
        await Comeback.Measure(host, key, devices, Timeout, args.Stop);
        return 0;
    }

    /// <summary>The same requests as fast as they are answered, from ever more devices.</summary>
    private static async Task Growth(HostProcess host, DemoKey key, IReadOnlyList<Guid> devices, VerbArgs args)
    {
        var costs = new List<double>();
        foreach (var (size, stage) in new[] { 1_000, 10_000, devices.Count }.Where(size => size <= devices.Count).Distinct().Select((size, stage) => (size, stage)))
        {
            var load = new Load(new([.. devices.Take(size)]), Connections, Batch);
            var from = DateTime.UtcNow.AddHours(stage - 5);
            await load.First(host, key, from, args.Stop);
            await RolledUp(host, from, args.Stop);
            await host.UntilQuiet(Settling, args.Stop);
            var cost = await Cost(host, key, load, from.AddSeconds(1), args);
            costs.Add(cost.Host + cost.Postgres);
            Console.WriteLine($"{size,7} devices: {costs[^1]:0.00} µs of a core per reading, {cost.Host:0.00} of the Host and {cost.Postgres:0.00} of PostgreSQL");
        }

        Figures.Print("fleet.cost_growth", costs[^1] / costs[0], "x");
    }

    /// <summary>Until the readings of the stages before are in their roll-ups: what those take is no cost of this stage's readings.</summary>
    private static async Task RolledUp(HostProcess host, DateTime from, CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        await using var left = owner.CreateCommand("select exists (select from devices.touched_hours where hour + interval '1 hour' <= $1)");
        left.Parameters.AddWithValue(from);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Longest && (bool)(await left.ExecuteScalarAsync(ct))!;) await Task.Delay(500, ct);
    }

    /// <returns>Microseconds of a core for each reading.</returns>
    private static async Task<(double Host, double Postgres)> Cost(HostProcess host, DemoKey key, Load load, DateTime from, VerbArgs args)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(args.Stop);
        var clock = Stopwatch.StartNew();
        var running = load.Run(host, key, from, clock, untilDeath: false, stop.Token);
        await Task.WhenAny(running, Task.Delay(Warm, args.Stop));
        var (begin, before) = (clock.Elapsed, ProcessorTime.Now(host));
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(args.Seconds), args.Stop));
        var (end, spent) = (clock.Elapsed, ProcessorTime.Now(host) - before);
        await stop.CancelAsync();

        var readings = (await running).Where(r => r.After > begin && r.After <= end).Sum(r => (long)r.Body.Devices.Length);
        args.Stop.ThrowIfCancellationRequested();
        if (readings == 0) throw new CannotMeasureException("Not one reading was acknowledged.");
        return (spent.Host.TotalMicroseconds / readings, spent.Postgres.TotalMicroseconds / readings);
    }

    /// <summary>From its next start the Host expects to hear of them more often than they will be heard.</summary>
    private static async Task Expect(HostProcess host, CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        await using var expect = owner.CreateCommand($"update devices.device_types set expected_interval_seconds = {ExpectedSeconds}");
        await expect.ExecuteNonQueryAsync(ct);
    }
}
