using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Platform.Benchmarks;
using Platform.Benchmarks.Twins;
using Platform.Cluster.Twins;
using Platform.Hosting.Twins;
using Platform.TestKit;
using Platform.Twins;

namespace Platform.Cluster.Benchmarks.Calls;

/// <summary>calls: questions to twins and batches for them, from within a silo and from another process, each beside raw grain calls in the same run.</summary>
internal static class CallsVerb
{
    private const int Twins = 10_000, Together = 16, PerBatch = 1_000, Warm = 4;
    private static readonly TenantId Tenant = new(Guid.NewGuid());

    public static async Task<int> Run(double seconds)
    {
        var keys = Enumerable.Range(0, Twins).Select(_ => new TwinKey(Tenant, Guid.CreateVersion7())).ToArray();
        await FromWithin(keys, seconds);
        await FromOutside(keys, seconds);
        return 0;
    }

    /// <summary>The process that is spoken to, until it is told to end.</summary>
    public static async Task<int> Serve(int[] ports)
    {
        using var plain = await Clusters.PlainSilo(ports[0], ports[1]);
        using var twins = await Clusters.TwinSilo(ports[2], ports[3]);
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync(); // ends with whoever started it
        return 0;
    }

    private static async Task FromWithin(TwinKey[] keys, double seconds)
    {
        var ports = FreePorts();
        using var plain = await Clusters.PlainSilo(ports[0], ports[1]);
        using var twins = await Clusters.TwinSilo(ports[2], ports[3]);
        await Measure("in_silo", new(), [1, 8, 32], plain, twins, keys, seconds);
        await Task.WhenAll(plain.StopAsync(), twins.StopAsync());
    }

    private static async Task FromOutside(TwinKey[] keys, double seconds)
    {
        var ports = FreePorts();
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "serve", .. ports.Select(port => $"{port}")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var serving = Process.Start(start)!;
        try
        {
            while (await serving.StandardOutput.ReadLineAsync() is { } said && said != "ready") Console.WriteLine(said);
            using var plain = await Clusters.PlainClient(ports[1]);
            using var twins = await Clusters.TwinClient(ports[3]);
            await Measure("external", new(serving), [1, 8, 32, 100], plain, twins, keys, seconds);
            await Task.WhenAll(plain.StopAsync(), twins.StopAsync());
        }
        finally
        {
            serving.StandardInput.Close();
            if (!serving.WaitForExit(TimeSpan.FromSeconds(10))) serving.Kill();
        }
    }

    private static async Task Measure(string from, Pace pace, int[] callers, IHost plain, IHost twins, TwinKey[] keys, double seconds)
    {
        var (echoes, port) = (plain.Services.GetRequiredService<IGrainFactory>(), twins.Services.GetRequiredService<ITwins<ProbeSignal>>());
        var raw = keys.Select(key => echoes.GetGrain<IEcho>(key.ToString())).ToArray();
        await Task.WhenAll(keys.Select((key, i) => Task.WhenAll(port.Tell(key, NoOp.It).AsTask(), raw[i].Ping(0).AsTask()))); // all are there
        await pace.Beside(Pings(raw), Asks(port, keys), Warm, seconds); // on either side the code is compiled for good by then
        foreach (var many in callers)
            Print($"raw_{from}_{many}", $"ask_{from}_{many}", "calls", await pace.Beside(Pings(raw), Asks(port, keys), many, seconds));

        var grains = twins.Services.GetRequiredService<IGrainFactory>();
        var batches = keys.Chunk(PerBatch).Select(part => part.Select((key, i) => (key, (ProbeSignal)new Reading(20 + i % 7, 3.6, -80))).ToArray()).ToArray();
        foreach (var many in new[] { 1, 4 })
            Print($"naive_{from}_{many}", $"batch_{from}_{many}", "readings", await pace.Beside(Naive(grains, batches), Batches(port, batches), many, seconds));
    }

    private static void Print(string raw, string ours, string what, (Done Raw, Done Ours, double Ratio) measured)
    {
        foreach (var (name, done) in new[] { (raw, measured.Raw), (ours, measured.Ours) })
        {
            Figures.Print($"cluster.{name}", done.PerSecond, $"{what}/s");
            Figures.Print($"cluster.{name}_core", done.Microseconds, "µs");
        }

        Figures.Print($"cluster.{ours}_ratio", measured.Ratio, "x");
    }

    private static Work Pings(IEcho[] grains) => async (caller, turn) =>
    {
        for (var i = 0; i < Together; i++) await grains[Place(caller, turn, i, grains.Length)].Ping(i);
        return Together;
    };

    private static Work Asks(ITwins<ProbeSignal> twins, TwinKey[] keys) => async (caller, turn) =>
    {
        for (var i = 0; i < Together; i++) await twins.Ask(keys[Place(caller, turn, i, keys.Length)], NoOp.It);
        return Together;
    };

    private static Work Batches(ITwins<ProbeSignal> twins, (TwinKey, ProbeSignal)[][] batches) => async (caller, turn) =>
    {
        var batch = batches[(caller * 13 + turn) % batches.Length];
        await twins.TellMany(batch);
        return batch.Length;
    };

    // A call for each reading, all under way at once.
    private static Work Naive(IGrainFactory grains, (TwinKey Key, ProbeSignal Signal)[][] batches) => async (caller, turn) =>
    {
        var batch = batches[(caller * 13 + turn) % batches.Length];
        await Task.WhenAll(batch.Select(told => grains.Twin(Probe.Kind, told.Key).Handle(new Parcel(told.Signal, typeof(ProbeSignal)), told.Key.Tenant.Value, null).AsTask()));
        return batch.Length;
    };

    private static int Place(int caller, int turn, int i, int of) => (caller * 1237 + turn * Together + i) % of;

    private static int[] FreePorts() => [.. Enumerable.Range(0, 4).Select(_ => HostProcess.FreePort())];

    // Started by "dotnet", the program is its first argument.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(CallsVerb).Assembly.Location] : [];
}
