using Platform.Benchmarks.Alerts;
using Platform.Benchmarks.Running;
using Platform.Browser;

namespace Platform.Benchmarks.Web;

/// <summary>web-alerts: for how long each thing one does in a long triage queue keeps the page from answering the next, and each thing that happens in it by itself.</summary>
internal static class QueueVerb
{
    public const string Usage = "[--alerts 10000] [--sites 100]";

    private const int Times = 3, Few = 20, Many = 400;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60), BetweenFew = TimeSpan.FromMilliseconds(100), Shown = TimeSpan.FromSeconds(3);

    public static async Task<int> Run(VerbArgs args)
    {
        if (Chromium.Path is null) throw new CannotMeasureException(Chromium.Missing);
        using var scratch = new Scratch();
        var (count, sites) = (args.Count("alerts", 10_000), args.Count("sites", 100));
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop, "--Web:Build=true", "--RateLimits:person:Burst=1000000", "--RateLimits:person:PerSecond=1000000");
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey);
        using var storm = new AlertStorm(sites, count / sites, "queue");
        await storm.AddSites(host, api, args.Stop);
        await storm.Send(host.Url, key.ApiKey, storm.Children(), args.Stop);
        await ToldPeople.Until(host, storm, t => t.Records == count, Settling, args.Stop);
        await host.UntilQuiet(Settling, args.Stop);

        await using var screen = await Screen.Open(host.Url);
        var (list, thread) = (new ListOnScreen(screen.Page, "/alerts", "Filter alerts by name"), screen.Thread);
        await list.Open(key);
        await list.MustHave(count);

        await thread.PrintLongest("queue.scroll", Times, list, list.TurnTheWheel);
        await thread.PrintLongest("queue.drag", Times, list, list.DragTheThumb);
        await thread.PrintLongest("queue.keys", Times, list, () => list.Hold("j"));
        await thread.PrintLongest("queue.choose", Times, list, () => list.Hold("x"));
        await list.Open(key);
        await thread.PrintLongest("queue.live", Times, list, () => Happen(Few, BetweenFew));
        await thread.PrintLongest("queue.storm", Times, list, () => Happen(Many, TimeSpan.Zero));
        await thread.PrintLongest("queue.search", 1, list, () => list.Type("deviceoff"));
        return 0;

        // New alerts come, one by one or at once, and the queue shows them.
        async Task Happen(int alerts, TimeSpan between)
        {
            var fresh = Enumerable.Range(0, alerts).Select(n => $$$"""{"labels":{"alertname":"Fresh","severity":"critical","site":"{{{storm.Sites[n % sites]}}}","n":"{{{Guid.NewGuid():n}}}"}}""").ToList();
            foreach (var some in fresh.Chunk(between == TimeSpan.Zero ? alerts : 1))
            {
                await storm.Send(host.Url, key.ApiKey, some, args.Stop);
                await Task.Delay(between, args.Stop);
            }

            await Task.Delay(Shown, args.Stop);
        }
    }
}
