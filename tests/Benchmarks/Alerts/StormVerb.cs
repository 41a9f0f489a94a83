using System.Diagnostics;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Alerts;

/// <summary>
/// storm: how soon people are told of one alert; then gateways fail, and the devices behind them are heard of first, in any order, and told of; the gateways themselves come last. What people
/// are left with; then the same again with a kill -9 while alerts come in and another while people are told.
/// </summary>
internal static class StormVerb
{
    public const string Usage = "[--sites 100] [--devices 100]";

    private const int WaitSeconds = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public static async Task<int> Run(VerbArgs args)
    {
        var (sites, devices) = (args.Count("sites", 100), args.Count("devices", 100));
        using var scratch = new Scratch();
        await Quiet(scratch.Within("quiet"), args.Stop);
        await Calm(scratch.Within("calm"), sites, devices, args.Stop);
        await Killed(scratch.Within("killed"), sites, devices, args.Stop);
        return 0;
    }

    private static async Task Quiet(string folder, CancellationToken ct)
    {
        await using var host = await HostProcess.Start(folder, ct);
        var (key, storm) = await Begin(host, sites: 20, devices: 1, ct);
        using var _ = storm;
        Figures.Print("storm.first_notification_ms", await FirstNotification.Slowest(host, key, storm, TimeSpan.FromSeconds(WaitSeconds), ct), "ms");
    }

    private static async Task Calm(string folder, int sites, int devices, CancellationToken ct)
    {
        await using var host = await HostProcess.Start(folder, ct);
        var (key, storm) = await Begin(host, sites, devices, ct);
        using var _ = storm;

        var clock = Stopwatch.StartNew();
        await storm.Send(host.Url, key.ApiKey, storm.Children(), ct);
        Console.WriteLine($"{sites * devices} alerts of devices were acknowledged after {clock.Elapsed.TotalSeconds:0.00} s");
        var before = await ToldPeople.Until(host, storm, t => t.Standing >= sites, Patience, ct);
        Console.WriteLine($"before the gateways were heard of, {before.Standing} notifications told of devices");

        await storm.Send(host.Url, key.ApiKey, storm.Gateways(), ct);
        var after = await ToldPeople.Until(host, storm, t => IsRight(t, sites), Patience, ct);
        Console.WriteLine($"{after.Sent} notifications in all; {after.RecordsBehind} alerts are kept from people, with the reason; {after.Records} records");
        Figures.Print("storm.notifications", after.Standing, "notifications");
        Figures.Print("storm.children_paged", after.ChildrenPaged, "alerts");
    }

    private static async Task Killed(string folder, int sites, int devices, CancellationToken ct)
    {
        string[] children, unheard;
        DemoKey key;
        AlertStorm storm;
        await using (var host = await HostProcess.Start(folder, ct))
        {
            (key, storm) = await Begin(host, sites, devices, ct);
            children = storm.Children();
            var dying = new TaskCompletionSource();
            var sending = storm.Send(host.Url, key.ApiKey, children, ct, acknowledged => { if (acknowledged >= children.Length / 2) dying.TrySetResult(); });
            await Task.WhenAny(dying.Task, sending);
            await host.Kill();
            unheard = await sending;
        }

        using var _ = storm;
        Console.WriteLine($"killed with {children.Length - unheard.Length} of {children.Length} alerts acknowledged");
        await using (var host = await HostProcess.Start(folder, ct))
        {
            key = await Again(host, key, ct);
            await storm.Send(host.Url, key.ApiKey, unheard, ct);
            await ToldPeople.Until(host, storm, t => t.Standing >= sites / 3, Patience, ct);
            await host.Kill();
        }

        await using var last = await HostProcess.Start(folder, ct);
        await ToldPeople.Until(last, storm, t => t.Standing >= sites, Patience, ct);
        await storm.Send(last.Url, (await Again(last, key, ct)).ApiKey, storm.Gateways(), ct);
        var told = await ToldPeople.Until(last, storm, t => IsRight(t, sites) && t.Records == sites * (devices + 1), Patience, ct);
        Console.WriteLine($"after two kills: {told}");
        Figures.Print("storm.lost_after_kill", told.SitesWithoutCause + Math.Max(0, sites * (devices + 1) - told.Records), "alerts");
        Figures.Print("storm.doubled_after_kill", told.SitesToldTwice + told.RecordsTwice, "alerts");
    }

    // Each start in Development leaves new keys.
    private static async Task<DemoKey> Again(HostProcess host, DemoKey before, CancellationToken ct)
    {
        for (var until = DateTime.UtcNow + Patience; ; await Task.Delay(100, ct))
            if (await DemoKey.Of(host, ct) is var key && (key.ApiKey != before.ApiKey || DateTime.UtcNow > until)) return key;
    }

    private static bool IsRight(ToldPeople told, int sites) => told.Standing == sites && told is { ChildrenPaged: 0, SitesWithoutCause: 0, SitesToldTwice: 0 };

    private static async Task<(DemoKey, AlertStorm)> Begin(HostProcess host, int sites, int devices, CancellationToken ct)
    {
        var key = await DemoKey.Of(host, ct);
        using var api = new Api(host.Url, key.ApiKey);
        var storm = new AlertStorm(sites, devices, "storm");
        await storm.AddSites(host, api, ct);
        await api.Put("/v1/alert-policy", Policy, ct);
        return (key, storm);
    }

    /// <summary>Grouped as Alertmanager does by default; only nobody waits half a minute.</summary>
    public static object Policy => new { Default = new { Name = "default", Matchers = Array.Empty<object>(), GroupBy = new[] { "alertname" }, WaitSeconds, IntervalSeconds = 300, RepeatSeconds = 14_400 } };
}
