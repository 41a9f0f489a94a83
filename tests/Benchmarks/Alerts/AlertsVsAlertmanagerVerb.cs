using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Alerts;

/// <summary>
/// alerts-vs-alertmanager: Alertmanager as Debian gives it out and the Host, side by side on loopback. First what either tells people of a storm whose causes come
/// last; then how many alerts a second either takes, in rounds that take turns, of the same requests by as many callers.
/// </summary>
internal static class AlertsVsAlertmanagerVerb
{
    public const string Usage = "[--rounds 5] [--seconds 4] [--sites 500] [--devices 100] [--connections 6] [--batch 1000]";

    private const int WaitSeconds = 3, StormSites = 100, StormDevices = 100;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(60);

    public static async Task<int> Run(VerbArgs args)
    {
        using var scratch = new Scratch();
        await using var people = await NotificationSink.Listen();
        await using var theirs = await Alertmanager.Start(scratch.Within("alertmanager"), people.ForAlertmanager, WaitSeconds, args.Stop);
        await using var ours = await HostProcess.Start(scratch.Within("data"), args.Stop, "--Outgoing:AllowedNetworks=127.0.0.0/8");
        var key = await DemoKey.Of(ours, args.Stop);
        using var api = new Api(ours.Url, key.ApiKey);
        await api.Put("/v1/messaging/webhook", new { Url = people.ForHost, IsEnabled = true }, args.Stop);
        await api.Put("/v1/alert-policy", StormVerb.Policy, args.Stop);
        Console.WriteLine($"{Alertmanager.Version()}, which keeps alerts in memory; the Host, which answers once they are written to disk (fsync). Load average {ProcessorTime.LoadAverage}");

        await Storm(theirs, ours, key, api, people, args.Stop);
        await Rounds(theirs, ours, key, api, args);
        return 0;
    }

    private static async Task Storm(Alertmanager theirs, HostProcess ours, DemoKey key, Api api, NotificationSink people, CancellationToken ct)
    {
        using var storm = new AlertStorm(StormSites, StormDevices, "storm");
        await storm.AddSites(ours, api, ct);
        var (children, gateways) = (storm.Children(), storm.Gateways());
        foreach (var url in new[] { theirs.Url, ours.Url }) await storm.Send(url, key.ApiKey, children, ct);
        await NotificationSink.Until(() => people.Theirs, t => t.Standing >= StormSites, Patience, ct);
        await NotificationSink.Until(() => people.Ours, t => t.Standing >= StormSites, Patience, ct);
        foreach (var url in new[] { theirs.Url, ours.Url }) await storm.Send(url, key.ApiKey, gateways, ct);
        var after = (Theirs: await NotificationSink.Until(() => people.Theirs, t => t.Standing >= 2 * StormSites, Patience, ct),
                     Ours: await NotificationSink.Until(() => people.Ours, t => t is { Standing: StormSites, Children: 0 }, Patience, ct));

        Console.WriteLine($"{StormSites * (StormDevices + 1)} alerts at {StormSites} sites, the gateways last, as a webhook heard of them:");
        foreach (var (who, heard) in new[] { ("Alertmanager", after.Theirs), ("the Host", after.Ours) })
            Console.WriteLine($"  {who}: {heard.Posts} posts; {heard.Standing} notifications stand in the end, with {heard.Children} alerts of devices behind a failed gateway{(heard.Urgent > 0 ? $"; beside them, {heard.Urgent} posts to supervisors and teams" : "")}");
        Figures.Print("alerts.storm_children_standing", after.Ours.Children, "alerts");
        Figures.Print("alertmanager.storm_children_standing", after.Theirs.Children, "alerts");
    }

    private static async Task Rounds(Alertmanager theirs, HostProcess ours, DemoKey key, Api api, VerbArgs args)
    {
        var (sites, devices, rounds, measured) = (args.Count("sites", 500), args.Count("devices", 100), args.Count("rounds", 5), TimeSpan.FromSeconds(args.Seconds));
        using var storm = new AlertStorm(sites, devices, "load");
        await storm.AddSites(ours, api, args.Stop);
        string[] alerts = [.. storm.Children(), .. storm.Gateways()];
        foreach (var url in new[] { theirs.Url, ours.Url }) await storm.Send(url, key.ApiKey, alerts, args.Stop);
        await ToldPeople.Until(ours, storm, t => t.Records == alerts.Length, Patience, args.Stop);
        await ours.UntilQuiet(Patience, args.Stop);

        var load = new AlertLoad(storm, alerts, args.Count("batch", 1_000), args.Count("connections", 6));
        List<double> taken = [], takenByThem = [];
        var (hostTime, theirTime) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = 0; round < rounds; round++)
        {
            // Who begins changes, so that what disturbs all disturbs both.
            foreach (var mine in round % 2 == 0 ? new[] { true, false } : [false, true])
                if (mine)
                {
                    var before = ProcessorTime.Now(ours);
                    taken.Add(await load.PerSecond(ours.Url, key.ApiKey, Warm, measured, args.Stop));
                    var spent = ProcessorTime.Now(ours) - before;
                    hostTime += spent.Host + spent.Postgres;
                }
                else
                {
                    var before = theirs.ProcessorTime;
                    takenByThem.Add(await load.PerSecond(theirs.Url, key.ApiKey, Warm, measured, args.Stop));
                    theirTime += theirs.ProcessorTime - before;
                }

            Console.WriteLine($"round {round + 1}: the Host {taken[^1]:0} alerts/s, Alertmanager {takenByThem[^1]:0} alerts/s, {taken[^1] / takenByThem[^1]:0.00} times. Load average {ProcessorTime.LoadAverage}");
        }

        var whole = (Warm + measured).TotalSeconds;
        Console.WriteLine($"with {alerts.Length} alerts active; the Host and its PostgreSQL took {Each(hostTime, taken, whole):0.0} µs of a core for an alert and the Host has {ours.ResidentBytes >> 20} MB, Alertmanager took {Each(theirTime, takenByThem, whole):0.0} µs and has {theirs.ResidentBytes >> 20} MB");
        Figures.Print("alerts.durable_per_s", Median(taken), "alerts/s");
        Figures.Print("alertmanager.in_memory_per_s", Median(takenByThem), "alerts/s");
        Figures.Print("alerts.vs_alertmanager", Median([.. taken.Zip(takenByThem, (a, b) => a / b)]), "times");
    }

    private static double Each(TimeSpan spent, List<double> perSecond, double seconds) => spent.TotalMicroseconds / perSecond.Sum(rate => rate * seconds);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
