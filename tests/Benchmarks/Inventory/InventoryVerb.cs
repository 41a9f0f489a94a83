using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Inventory;

/// <summary>
/// inventory: how soon a list of many devices is filtered, counted and scrolled over HTTP, and how long it takes to change ten thousand of them and
/// to take that back.
/// </summary>
internal static class InventoryVerb
{
    public const string Usage = "[--devices 100000] [--seconds 10]";

    private const int Edited = 10_000;

    public static async Task<int> Run(VerbArgs args)
    {
        var count = args.Count("devices", 100_000);
        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop);
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey);
        var fleet = await Fleet.Register(host, api, count, args.Stop);
        await Furnish(host, fleet, args.Stop);

        Figures.Print("inventory.first_look_ms", await Once(() => api.Get("/v1/devices/window?limit=100", args.Stop)), "ms");
        var chance = new Random(4711);
        var each = TimeSpan.FromSeconds(args.Seconds / 4);
        string[] filters = ["", "&filter[band]=poor,critical", "&q=sensor 12", "&filter[tag]=cold", "&filter[state]=maintenance", "&q=9&filter[band]=warning"];
        string[] sorts = ["name", "score", "-lastReadingAt", "-number"];
        await Measure(host, "inventory.window_p95_ms", each, () => api.Get($"/v1/devices/window?from={chance.Next(count)}&limit=200&sort={Pick(sorts)}{Pick(filters)}", args.Stop));
        await Measure(host, "inventory.facets_p95_ms", each, () => api.Get($"/v1/devices/facets?{Pick(filters).TrimStart('&')}", args.Stop));
        await MeasurePages(host, api, each, args.Stop);
        await Measure(host, "inventory.thousand_p95_ms", each, () => api.Get($"/v1/devices/window?from={chance.Next(count)}&limit=1000", args.Stop));

        await Edit(api, fleet, args.Stop);
        Figures.Print("inventory.resident_mb", host.ResidentBytes / 1024.0 / 1024.0, "MB");
        return 0;

        string Pick(string[] words) => words[chance.Next(words.Length)];
    }

    /// <summary>The same few pages in turn: the twins of devices in use are awake.</summary>
    private static async Task MeasurePages(HostProcess host, Api api, TimeSpan each, CancellationToken ct)
    {
        var pages = new List<string> { "/v1/devices?limit=50&sort=score" };
        while (pages.Count < 5) pages.Add($"{pages[0]}&cursor={(await api.Get(pages[^1], ct)).GetProperty("next").GetString()}");
        var turn = 0;
        await Measure(host, "inventory.page_p95_ms", each, () => api.Get(pages[turn++ % pages.Count], ct));
    }

    private static async Task Edit(Api api, Fleet fleet, CancellationToken ct)
    {
        var edit = default(JsonElement);
        var body = new { ids = fleet.Devices.Take(Edited), change = new { addTags = new[] { "audited" } } };
        Figures.Print("inventory.edit_10k_s", await Once(async () => edit = await api.Post("/v1/device-edits", body, ct)) / 1000, "s");
        var changed = edit.GetProperty("changed").GetInt32();
        if (changed != Math.Min(Edited, fleet.Devices.Count)) throw new CannotMeasureException($"The edit changed {changed} devices.");
        Figures.Print("inventory.undo_10k_s", await Once(() => api.Delete($"/v1/device-edits/{edit.GetProperty("id").GetString()}", ct)) / 1000, "s");
    }

    // Standings, tags and maintenance as a fleet in use has them; written by the tables' owner, for the twins would take their time.
    private static async Task Furnish(HostProcess host, Fleet fleet, CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(host.Postgres.ConnectionString);
        await using var furnish = owner.CreateBatch();
        furnish.BatchCommands.Add(new("""
            insert into devices.standings (tenant, device, band, score, last_reading_at)
            select tenant, key, case when number % 11 = 0 then 0 when score >= 80 then 4 when score >= 60 then 3 when score >= 40 then 2 else 1 end, score, now() - number % 3000 * interval '1 second'
            from (select *, (number * 7919 % 101)::smallint score from devices.devices where key = any($1)) d on conflict do nothing
            """) { Parameters = { new() { Value = fleet.Devices.ToArray() } } });
        furnish.BatchCommands.Add(new("""
            update devices.devices set serial = 'SN-' || number, tags = case number % 5 when 0 then '{cold}'::text[] when 1 then '{cold,roof}' else '{}' end,
              maintenance_from = case when number % 50 = 0 then now() end, maintenance_until = case when number % 50 = 0 then now() + interval '1 day' end
            where key = any($1)
            """) { Parameters = { new() { Value = fleet.Devices.ToArray() } } });
        furnish.BatchCommands.Add(new("analyze devices.devices"));
        await furnish.ExecuteNonQueryAsync(ct);
    }

    private static async Task Measure<T>(HostProcess host, string name, TimeSpan time, Func<Task<T>> ask)
    {
        var (times, before) = (new List<double>(), host.ProcessorTime);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time;) times.Add(await Once(ask));
        times.Sort();
        Figures.Print(name, times[(int)(0.95 * (times.Count - 1))], "ms");
        Figures.Print(name.Replace("p95", "p50", StringComparison.Ordinal), times[times.Count / 2], "ms");
        Figures.Print(name.Replace("p95", "cpu", StringComparison.Ordinal), (host.ProcessorTime - before).TotalMilliseconds / times.Count, "ms");
    }

    private static async Task<double> Once<T>(Func<Task<T>> ask)
    {
        var clock = Stopwatch.StartNew();
        await ask();
        return clock.Elapsed.TotalMilliseconds;
    }
}
