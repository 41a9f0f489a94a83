using System.Diagnostics;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Ingest;

/// <summary>
/// ingest: how many readings a second are accepted over HTTP, durable before they are acknowledged and with their twins updated,
/// beside what raw COPY does on the same server; the same when the devices are no longer all of an age, and how long a request then takes
/// at half the load; then whether a crash in mid-load loses or doubles any that were acknowledged.
/// </summary>
internal static class IngestVerb
{
    public const string Usage = "[--seconds 10] [--devices 20000] [--connections 8] [--batch 2500]";

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2), HalfLoad = TimeSpan.FromSeconds(20), Settling = TimeSpan.FromSeconds(20);

    public static async Task<int> Run(VerbArgs args)
    {
        var (devices, connections, batch) = (args.Count("devices", 20_000), args.Count("connections", 8), args.Count("batch", 2_500));
        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop);
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey);
        var load = new Load(await Fleet.Register(host, api, devices, args.Stop), connections, batch);
        Console.WriteLine($"{devices} devices (rows written by the owner), {connections} connections, {batch} readings per request");

        await Begin(host, key, load, args.Stop);
        var before = host.ResidentBytes;
        var accepted = await Rate(host, key, load, Second(minutesAgo: 120), args);
        Figures.Print("ingest.readings_per_s", accepted, "readings/s");
        Console.WriteLine($"{await load.Age(host, key, Second(minutesAgo: 110), args.Stop)} more readings, of each device as many as chance will have it");
        Figures.Print("ingest.aged_readings_per_s", await Rate(host, key, load, Second(minutesAgo: 100), args), "readings/s");
        Figures.Print("ingest.accept_p99_ms", await AcceptP99(host, key, load, accepted / 2, args), "ms");
        Console.WriteLine($"the Host took {Megabytes(before)} MB when all devices were known, and {Megabytes(host.ResidentBytes)} MB after the load");

        var (rows, took, spent) = await new RawCopy(host.Postgres, scratch.Within("rows")).Run(args.Stop);
        Console.WriteLine($"COPY by {RawCopy.By}: {rows} rows in {took.TotalSeconds:0.0} s: PostgreSQL {spent.TotalMicroseconds / rows:0.00} µs of a core each");
        Figures.Print("ingest.copy_rows_per_s", rows / took.TotalSeconds, "rows/s");
        Figures.Print("ingest.ratio", accepted / (rows / took.TotalSeconds), "x");

        return await Crash(host, key, load, args);
    }

    private static async Task Begin(HostProcess host, DemoKey key, Load load, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        await load.First(host, key, Second(minutesAgo: 180), ct);
        Console.WriteLine(await host.UntilQuiet(Settling, ct)
            ? $"all devices known and judged for the first time after {clock.Elapsed.TotalSeconds:0.0} s"
            : $"the Host is still busy with the first readings of all devices after {Settling.TotalSeconds:0} s: what follows includes that");
    }

    /// <summary>Readings acknowledged in the seconds after warming up.</summary>
    private static async Task<double> Rate(HostProcess host, DemoKey key, Load load, DateTime first, VerbArgs args)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(args.Stop);
        var clock = Stopwatch.StartNew();
        var running = load.Run(host, key, first, clock, untilDeath: false, stop.Token);
        await Task.WhenAny(running, Task.Delay(Warm, args.Stop));
        var (from, before) = (clock.Elapsed, ProcessorTime.Now(host));
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(args.Seconds), args.Stop));
        var (to, spent) = (clock.Elapsed, ProcessorTime.Now(host) - before);
        await stop.CancelAsync();

        var readings = (await running).Where(request => request.After > from && request.After <= to).Sum(request => (long)request.Body.Devices.Length);
        args.Stop.ThrowIfCancellationRequested();
        if (readings == 0) throw new CannotMeasureException("Not one reading was acknowledged.");
        Console.WriteLine($"{readings} readings in {(to - from).TotalSeconds:0.0} s: {spent.Per(readings)}");
        return readings / (to - from).TotalSeconds;
    }

    /// <summary>From when a request was due until it was answered, when so many readings come a second.</summary>
    private static async Task<double> AcceptP99(HostProcess host, DemoKey key, Load load, double perSecond, VerbArgs args)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(args.Stop);
        stop.CancelAfter(Warm / 2 + HalfLoad);
        var requests = (await load.Run(host, key, Second(minutesAgo: 90), Stopwatch.StartNew(), untilDeath: false, stop.Token, perSecond)).Where(r => r.After > Warm / 2).ToList();
        args.Stop.ThrowIfCancellationRequested();
        if (requests.Count == 0) throw new CannotMeasureException("Not one request was answered at half load.");
        var took = requests.Select(r => r.Took.TotalMilliseconds).Order().ToList();
        Console.WriteLine($"at {perSecond:0} readings/s, {requests.Count} requests took {took[took.Count / 2]:0} ms in the middle and {took[^1]:0} ms at most");
        return took[(int)(took.Count * 0.99)];
    }

    private static async Task<int> Crash(HostProcess host, DemoKey key, Load load, VerbArgs args)
    {
        var from = Second(minutesAgo: 60);
        var running = load.Run(host, key, from, Stopwatch.StartNew(), untilDeath: true, args.Stop);
        await Task.Delay(TimeSpan.FromSeconds(Math.Min(3, args.Seconds)), args.Stop);
        // The database first: for a moment the Host has readings in hand that it can no longer keep, and must not acknowledge.
        host.Postgres.Crash();
        await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        await host.Kill();
        var acknowledged = await running;

        await using var again = await HostProcess.Start(host.Folder, args.Stop);
        var found = await AfterCrash.Compare(again.Postgres, acknowledged, from, args.Stop);
        if (found.Acknowledged == 0) throw new CannotMeasureException("Nothing was acknowledged before the crash.");
        Console.WriteLine($"killed with {found.Acknowledged} readings acknowledged, back in {again.StartedIn.TotalSeconds:0.0} s; " +
            $"{found.BeyondAcknowledged} more were kept than acknowledged");
        Figures.Print("ingest.lost_after_kill", found.Lost, "readings");
        Figures.Print("ingest.doubled_after_kill", found.Doubled, "readings");
        return 0;
    }

    private static long Megabytes(long bytes) => bytes / (1 << 20);

    private static DateTime Second(int minutesAgo)
    {
        var now = DateTime.UtcNow.AddMinutes(-minutesAgo);
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }
}
