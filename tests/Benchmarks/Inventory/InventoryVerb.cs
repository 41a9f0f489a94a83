using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Inventory;

/// <summary>
/// inventory: how soon a list of many devices is filtered, counted and scrolled over HTTP, and how long it takes to change ten thousand of them and
/// to take that back, and to import ten thousand more.
/// </summary>
internal static class InventoryVerb
{
    public const string Usage = "[--devices 100000] [--seconds 10]";

    private const int Edited = 10_000;

    public static async Task<int> Run(VerbArgs args)
    {
        var count = args.Count("devices", 100_000);
        ScanCost.Print(count);
        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop);
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey);
        var fleet = await Fleet.Register(host, api, count, args.Stop);
        await fleet.Furnish(host, args.Stop);

        // A page nobody is told of first: what is compiled and connected then is no part of the list.
        await api.Get("/v1/device-types", args.Stop);
        var spent = host.ProcessorTime;
        Figures.Print("inventory.first_look_ms", await Once(() => api.Get("/v1/devices/window?limit=100", args.Stop)), "ms");
        Figures.Print("inventory.first_look_cpu_ms", (host.ProcessorTime - spent).TotalMilliseconds, "ms");
        var chance = new Random(4711);
        var each = TimeSpan.FromSeconds(args.Seconds / 4);
        string[] filters = ["", "&filter[band]=poor,critical", "&q=sensor 12", "&filter[tag]=cold", "&filter[state]=maintenance", "&q=9&filter[band]=warning"];
        string[] sorts = ["name", "score", "-lastReadingAt", "-number"];
        await Measure(host, "inventory.window_p95_ms", each, () => api.Get($"/v1/devices/window?from={chance.Next(count)}&limit=200&sort={Pick(sorts)}{Pick(filters)}", args.Stop));
        await Measure(host, "inventory.facets_p95_ms", each, () => api.Get($"/v1/devices/facets?{Pick(filters).TrimStart('&')}", args.Stop));
        await MeasurePages(host, api, each, args.Stop);
        await Measure(host, "inventory.thousand_p95_ms", each, () => api.Get($"/v1/devices/window?from={chance.Next(count)}&limit=1000", args.Stop));

        await Edit(api, fleet, args.Stop);
        await Import(host, api, args.Stop);
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

    /// <summary>Ten thousand new devices from a table: until the preview is there, until they all are, and until they are gone again.</summary>
    private static async Task Import(HostProcess host, Api api, CancellationToken ct)
    {
        var site = (await api.Get("/v1/sites?limit=1", ct)).GetProperty("items")[0].GetProperty("name").GetString();
        var type = (await api.Get("/v1/device-types", ct)).GetProperty("items")[0].GetProperty("name").GetString();
        var table = new StringBuilder("Name;Serial;Site;Type;Gateway;Tags\n");
        for (var i = 0; i < Edited; i++) table.Append(CultureInfo.InvariantCulture, $"Imported {i};IMP-{i};{site};{type};{(i % 10 == 0 ? "" : $"IMP-{i - i % 10}")};imported roof\n");
        var import = default(JsonElement);
        Figures.Print("inventory.preview_10k_s", await Once(async () => import = await api.Upload("/v1/device-imports?name=devices.csv", Encoding.UTF8.GetBytes(table.ToString()), "text/csv", ct)) / 1000, "s");
        var path = $"/v1/device-imports/{import.GetProperty("id").GetString()}";
        Figures.Print("inventory.import_10k_s", await Once(() => Until("applied", () => api.Put($"{path}/application", ct))) / 1000, "s");
        var list = $"/v1/devices/window?limit=200&filter[importId]={import.GetProperty("id").GetString()}";
        Figures.Print("inventory.import_list_first_ms", await Once(() => api.Get(list, ct)), "ms");
        await Measure(host, "inventory.import_list_p95_ms", TimeSpan.FromSeconds(2), () => api.Get(list, ct));
        Figures.Print("inventory.undo_import_10k_s", await Once(() => Until("undone", () => api.Delete($"{path}/application", ct))) / 1000, "s");
        var result = (await api.Get(path, ct)).GetProperty("result");
        if (result.GetProperty("created").GetInt32() != Edited || result.GetProperty("problems").GetArrayLength() > 0) throw new CannotMeasureException($"The import came to {result}.");

        async Task<JsonElement> Until(string state, Func<Task<JsonElement>> begin)
        {
            for (import = await begin(); import.GetProperty("state").GetString() != state; import = await api.Get(path, ct)) await Task.Delay(20, ct);
            return import;
        }
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
