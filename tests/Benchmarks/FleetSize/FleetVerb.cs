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
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1), Settling = TimeSpan.FromSeconds(20);

    public static async Task<int> Run(VerbArgs args)
    {
        var count = args.Count("devices", 100_000);
        Figures.Print("fleet.bytes_per_twin", await RestingTwins.BytesEach(count), "bytes"); // first, in a clean heap

        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop);
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey);
        var devices = (await Fleet.Register(host, api, count, args.Stop)).Devices;
        await Expect(host, args.Stop);

        await Growth(host, key, devices, args);
        Console.WriteLine($"the Host takes {host.ResidentBytes / (1 << 20)} MB with {count} live devices");
        await Restart(host, key, devices, args.Stop);
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
            await host.UntilQuiet(Settling, args.Stop);
            costs.Add(await Cost(host, key, load, from.AddSeconds(1), args));
            Console.WriteLine($"{size,7} devices: {costs[^1]:0.00} µs of a core per reading, Host and PostgreSQL together");
        }

        Figures.Print("fleet.cost_growth", costs[^1] / costs[0], "x");
    }

    private static async Task<double> Cost(HostProcess host, DemoKey key, Load load, DateTime from, VerbArgs args)
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
        return (spent.Host + spent.Postgres).TotalMicroseconds / readings;
    }

    /// <summary>After a crash: how soon readings are taken again; whether anybody is called silent for it; then how soon those that are silent are.</summary>
    private static async Task Restart(HostProcess before, DemoKey key, IReadOnlyList<Guid> devices, CancellationToken ct)
    {
        var load = new Load(new(devices), Connections, 2_500);
        await load.First(before, key, DateTime.UtcNow.AddHours(-1), ct);
        await before.UntilQuiet(Settling, ct);
        await before.Kill();
        before.Postgres.Crash();

        File.Delete(DemoKey.FileIn(before.Folder)); // each start makes a new one
        var clock = Stopwatch.StartNew();
        await using var host = await HostProcess.Start(before.Folder, ct);
        var back = DateTime.UtcNow;
        key = await DemoKey.Of(host, ct);
        await load.First(host, key, DateTime.UtcNow.AddMinutes(-30), ct);
        Console.WriteLine($"healthy after {host.StartedIn.TotalSeconds:0.0} s, and {devices.Count} devices had reported again after {clock.Elapsed.TotalSeconds:0.0} s");
        Figures.Print("fleet.restart_s", clock.Elapsed.TotalSeconds, "s");

        var silence = await Silence.After(host, devices.Count, back, Timeout, ct);
        Console.WriteLine($"{silence.TooSoon} of {devices.Count} were called silent for the crash; of those silent afterwards {silence.Noticed} were noticed, the last {silence.Longest:0.0} s after the timeout");
        Figures.Print("fleet.offline_delay_p99_s", silence.P99, "s");
    }

    private static async Task Expect(HostProcess host, CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        await using var expect = owner.CreateCommand($"update devices.device_types set expected_interval_seconds = {ExpectedSeconds}");
        await expect.ExecuteNonQueryAsync(ct);
    }
}
