using System.Diagnostics;
using Npgsql;
using Platform.Benchmarks.Running;
using Platform.Devices.Series;
using Platform.Hosting.Data;

namespace Platform.Benchmarks.Series;

/// <summary>
/// series: how soon a chart of thirty days is answered over HTTP when so many readings are stored, and how many bytes a reading takes
/// once its day is compacted. The last days are left as rows, as in service.
/// </summary>
internal static class SeriesVerb
{
    public const string Usage = "[--rows 2000000] [--days 30] [--charts 400] [--at-once 4]";

    private const int PerDay = 24 * 60;
    private static readonly string[] Metrics = ["battery", "signal", "temperature", "online"];

    public static async Task<int> Run(VerbArgs args)
    {
        var (rows, days) = (args.Count("rows", 2_000_000), args.Count("days", 30));
        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop);
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey);
        var fleet = await Fleet.Register(host, api, Math.Max(1, rows / days / PerDay), args.Stop);
        await using var databases = new Databases(host.Postgres.ConnectionString);
        await Fill(host, databases, fleet, days, args);

        await Weigh(databases, args.Stop);
        var first = await Charts(api, fleet, days, points: 300, args);
        Figures.Print("series.query_p50_ms", first.Middle, "ms");
        Figures.Print("series.query_p95_ms", first.High, "ms");
        var fine = await Charts(api, fleet, days, points: 2_000, args);
        Console.WriteLine($"the same in up to 2000 points, for which {days} days of readings are read: middle {fine.Middle:0.0} ms, p95 {fine.High:0.0} ms");
        return 0;
    }

    private static async Task Fill(HostProcess host, Databases databases, Fleet fleet, int days, VerbArgs args)
    {
        var (now, coldAfter) = (DateTime.UtcNow, new SeriesOptions().CompactAfterDays);
        var past = new PastFleet(databases, await TenantOf(databases, fleet, args.Stop), fleet.Devices);
        var (clock, before, readings, left) = (Stopwatch.StartNew(), ProcessorTime.Now(host), 0L, days + 1);
        await Parallel.ForEachAsync(Enumerable.Range(0, days + 1), new ParallelOptions { MaxDegreeOfParallelism = args.Count("at-once", 4), CancellationToken = args.Stop }, async (ago, ct) =>
        {
            var more = await past.Remember(DateOnly.FromDateTime(now).AddDays(-ago), isCold: ago > coldAfter, now, ct);
            Console.WriteLine($"{clock.Elapsed.TotalSeconds,5:0} s: {Interlocked.Add(ref readings, more)} readings, {Interlocked.Decrement(ref left)} days to go");
        });
        Console.WriteLine($"{readings} readings of {fleet.Devices.Count} devices over {days} days, {coldAfter + 1} of them in rows and the others in chunks, with their roll-ups, in {clock.Elapsed.TotalSeconds:0} s: "
            + (ProcessorTime.Now(host) - before).Per(readings));
        Console.WriteLine(await host.UntilQuiet(TimeSpan.FromSeconds(20), args.Stop) ? "the Host is quiet" : "the Host is still busy: what follows includes that");
    }

    private static async Task Weigh(Databases databases, CancellationToken ct)
    {
        await using var weigh = databases.Owner.CreateCommand("""
            select (select coalesce(sum(readings), 0) from devices.chunks), pg_total_relation_size('devices.chunks'),
              pg_total_relation_size('devices.hours') + pg_total_relation_size('devices.days') + pg_total_relation_size('devices.minutes'),
              (select coalesce(sum(readings), 0) from devices.days), (select coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint from pg_inherits where inhparent = 'devices.readings'::regclass)
            """);
        weigh.CommandTimeout = 120;
        await using var sizes = await weigh.ExecuteReaderAsync(ct);
        await sizes.ReadAsync(ct);
        var (cold, coldBytes, rollUpBytes, all, hotBytes) = (sizes.GetInt64(0), sizes.GetInt64(1), sizes.GetInt64(2), sizes.GetInt64(3), sizes.GetInt64(4));
        if (cold == 0) throw new CannotMeasureException("No day was compacted: ask for more days.");
        Console.WriteLine($"{cold} readings in chunks, {all - cold} in rows ({hotBytes / Math.Max(1.0, all - cold):0} bytes each); roll-ups {rollUpBytes / (double)all:0.0} bytes for each reading");
        Figures.Print("series.bytes_per_reading", coldBytes / (double)cold, "bytes");
        Figures.Print("series.stored_readings", all, "readings");
    }

    /// <summary>Charts of the whole time, each of another device, one after the other.</summary>
    private static async Task<(double Middle, double High)> Charts(Api api, Fleet fleet, int days, int points, VerbArgs args)
    {
        var (chance, times) = (new Random(4711), new List<double>());
        var charts = args.Count("charts", 400);
        for (var i = -charts / 10; i < charts; i++)
        {
            var now = DateTime.UtcNow;
            var path = $"/v1/devices/{fleet.Devices[chance.Next(fleet.Devices.Count)]}/series?metric={Metrics[chance.Next(Metrics.Length)]}&from={now.AddDays(-days):O}&to={now:O}&points={points}";
            var since = Stopwatch.GetTimestamp();
            var chart = await api.Get(path, args.Stop);
            if (i >= 0) times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            if (chart.GetProperty("points").GetArrayLength() < days) throw new CannotMeasureException($"A chart of {days} days has only {chart.GetProperty("points").GetArrayLength()} points.");
        }

        times.Sort();
        return (times[times.Count / 2], times[times.Count * 95 / 100]);
    }

    private static async Task<TenantId> TenantOf(Databases databases, Fleet fleet, CancellationToken ct)
    {
        await using var find = databases.Owner.CreateCommand("select tenant from devices.devices where key = $1");
        find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = fleet.Devices[0] });
        return new((Guid)(await find.ExecuteScalarAsync(ct))!);
    }
}
