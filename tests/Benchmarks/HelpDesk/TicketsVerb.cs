using System.Diagnostics;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.HelpDesk;

/// <summary>tickets: how soon a list of a million tickets is filtered, ordered and counted over HTTP, how many changes of tickets a second are made while it is watched, and how late breaches are told.</summary>
internal static class TicketsVerb
{
    public const string Usage = "[--tickets 1000000] [--open 100000] [--due 10000] [--seconds 20]";

    private static readonly string[] Sorts = ["-openedAt", "openedAt", "-changedAt", "dueBy", "-dueBy", "-priority", "priority", "state", "number"];

    public static async Task<int> Run(VerbArgs args)
    {
        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop);
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey);
        var tickets = await ManyTickets.Write(host, api, args.Count("tickets", 1_000_000), args.Stop);

        var before = host.ResidentBytes;
        var all = Once(() => api.Get("/v1/tickets/facets", args.Stop));
        Figures.Print("tickets.first_look_ms", await Once(() => api.Get("/v1/tickets?filter[state]=active", args.Stop)), "ms");
        Figures.Print("tickets.first_facets_ms", await all, "ms");
        var (chance, each) = (new Random(4711), TimeSpan.FromSeconds(args.Seconds / 4));
        await Measure(host, "tickets.queue", each, () => api.Get($"/v1/tickets?limit={ManyTickets.Any(chance, 50, 200)}&sort={ManyTickets.Any(chance, Sorts)}&{tickets.Filter(chance)}", args.Stop));
        await Measure(host, "tickets.facets", each, () => api.Get($"/v1/tickets/facets?{tickets.Filter(chance)}", args.Stop));
        Figures.Print("tickets.queue_mb", (host.ResidentBytes - before) / 1024.0 / 1024.0, "MB");

        await TicketChanges.Measure(host, key.ApiKey, tickets, TimeSpan.FromSeconds(args.Seconds / 2), args.Stop);
        await TicketBreaches.Measure(host, api, tickets, args.Count("open", 100_000), args.Count("due", 10_000), TimeSpan.FromSeconds(args.Seconds), args.Stop);
        return 0;
    }

    private static async Task Measure<T>(HostProcess host, string name, TimeSpan time, Func<Task<T>> ask)
    {
        for (var i = 0; i < 300; i++) await ask(); // what is compiled then is no part of the list
        var (times, before) = (new List<double>(), host.ProcessorTime);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time;) times.Add(await Once(ask));
        times.Sort();
        Figures.Print($"{name}_p95_ms", times[(int)(0.95 * (times.Count - 1))], "ms");
        Figures.Print($"{name}_p50_ms", times[times.Count / 2], "ms");
        Figures.Print($"{name}_max_ms", times[^1], "ms");
        Figures.Print($"{name}_cpu_ms", (host.ProcessorTime - before).TotalMilliseconds / times.Count, "ms");
    }

    private static async Task<double> Once<T>(Func<Task<T>> ask)
    {
        var clock = Stopwatch.StartNew();
        await ask();
        return clock.Elapsed.TotalMilliseconds;
    }
}
