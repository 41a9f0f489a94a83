using System.Diagnostics;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.Alerts;

/// <summary>
/// alerts: 50,500 alerts are active, and their sources repeat them as fast as they are taken; then at a pace that is the same on every machine, so that runs can be
/// compared, while new ones come one by one: from when one is sent until it is durable and its site has decided what follows.
/// </summary>
internal static class AlertsVerb
{
    public const string Usage = "[--seconds 15] [--sites 500] [--devices 100] [--connections 6] [--batch 1000] [--pace 50000]";

    // What a burst took of memory is given back within some seconds of calm.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60), Calm = TimeSpan.FromSeconds(12), Probing = TimeSpan.FromSeconds(10);

    public static async Task<int> Run(VerbArgs args)
    {
        var (sites, devices, connections, batch) = (args.Count("sites", 500), args.Count("devices", 100), args.Count("connections", 6), args.Count("batch", 1_000));
        using var scratch = new Scratch();
        await using var host = await HostProcess.Start(scratch.Within("data"), args.Stop);
        var key = await DemoKey.Of(host, args.Stop);
        using var api = new Api(host.Url, key.ApiKey);
        using var storm = new AlertStorm(sites, devices, "load");
        await storm.AddSites(host, api, args.Stop);

        string[] alerts = [.. storm.Children(), .. storm.Gateways()];
        await storm.Send(host.Url, key.ApiKey, alerts, args.Stop);
        var kept = await ToldPeople.Until(host, storm, t => t.Records == alerts.Length, Settling, args.Stop);
        var isQuiet = await host.UntilQuiet(Settling, args.Stop);
        Console.WriteLine($"{alerts.Length} alerts are active, {kept.Records} of them have records; {host.ResidentBytes / (1 << 20)} MB, and {(isQuiet ? "quiet" : $"still busy; load average {ProcessorTime.LoadAverage}")}");
        await Task.Delay(Calm, args.Stop);
        Figures.Print("alerts.memory_mb", host.ResidentBytes / (1 << 20), "MB");

        var load = new AlertLoad(storm, alerts, batch, connections);
        var (warm, measured, before) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(args.Seconds), ProcessorTime.Now(host));
        var perSecond = await load.PerSecond(host.Url, key.ApiKey, warm, measured, args.Stop);
        Figures.Print("alerts.per_s", perSecond, "alerts/s");
        Console.WriteLine($"{(ProcessorTime.Now(host) - before).Per((long)(perSecond * (warm + measured).TotalSeconds))}; load average {ProcessorTime.LoadAverage}");
        Console.WriteLine($"the Host took {host.ResidentBytes / (1 << 20)} MB after that");
        Figures.Print("alerts.correlation_p99_ms", await Correlation(host, key, storm, load, args.Count("pace", 50_000), args), "ms");
        return 0;
    }

    private static async Task<double> Correlation(HostProcess host, DemoKey key, AlertStorm storm, AlertLoad repeated, double perSecond, VerbArgs args)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(args.Stop);
        stop.CancelAfter(Probing);
        var before = ProcessorTime.Now(host);
        var load = repeated.At(perSecond, host.Url, key.ApiKey, stop.Token);
        var took = new List<double>();
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var one = AlertStorm.Body([$$$"""{"labels":{"alertname":"Probe","site":"{{{storm.Sites[n % storm.Sites.Count]}}}","probe":"{{{n}}}"}}"""]);
            var since = Stopwatch.GetTimestamp();
            if (!await storm.TrySend(host.Url, key.ApiKey, one, args.Stop)) throw new CannotMeasureException("The Host is gone.");
            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            await Task.Delay(5, args.Stop);
        }

        await load;
        took.Sort();
        Console.WriteLine($"{(ProcessorTime.Now(host) - before).Per((long)(perSecond * Probing.TotalSeconds))}; load average {ProcessorTime.LoadAverage}");
        Console.WriteLine($"at a pace of {perSecond:0} alerts/s, {took.Count} new alerts took {took[took.Count / 2]:0.0} ms in the middle and {took[^1]:0.0} ms at most");
        return took[(int)(took.Count * 0.99)];
    }
}
