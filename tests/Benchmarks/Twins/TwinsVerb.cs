using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Benchmarks.Twins;

/// <summary>twins: what the local engine does on this machine, without a database. <c>--seconds</c> is how long each rate is measured.</summary>
internal static class TwinsVerb
{
    private const int Idle = 100_000, Wakes = 200_000;
    private static readonly TenantId Tenant = new(Guid.NewGuid());

    public static async Task<int> Run(VerbArgs args)
    {
        try
        {
            Figures.Print("twins.bytes_idle", await Measured(BytesIdle), "bytes"); // first, in a clean heap
            Figures.Print("twins.asks_per_s", await Measured((twins, _) => Asks(twins, args.Seconds)), "calls/s");
            Figures.Print("twins.tellmany_per_s", await Measured((twins, _) => Tells(twins, args.Seconds)), "signals/s");
            Figures.Print("twins.timer_late_p99_ms", await Measured(LateP99), "ms");
            return 0;
        }
        catch (TimeoutException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<T> Measured<T>(Func<ITwins<ProbeSignal>, ProbeWorld, Task<T>> measure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ProbeWorld>().AddSingleton(new TwinOptions { SaveEvery = TimeSpan.FromSeconds(1) })
            .AddTwin<Probe, ProbeSignal, ProbeShell>().AddTwinHost();
        using var host = builder.Build();
        await host.StartAsync();
        try { return await measure(host.Services.GetRequiredService<ITwins<ProbeSignal>>(), host.Services.GetRequiredService<ProbeWorld>()); }
        finally { await host.StopAsync(); }
    }

    private static async Task<double> Asks(ITwins<ProbeSignal> twins, double seconds)
    {
        const int Together = 64;
        var keys = Keys(10_000);
        return await Rate(callers: 8, seconds, async (caller, turn) =>
        {
            for (var i = 0; i < Together; i++) await twins.Ask(keys[(caller * 1237 + turn * Together + i) % keys.Length], NoOp.It);
            return Together;
        });
    }

    private static async Task<double> Tells(ITwins<ProbeSignal> twins, double seconds)
    {
        var batches = Keys(Idle).Chunk(1_000).Select(Readings).ToArray();
        return await Rate(callers: 4, seconds, async (caller, turn) =>
        {
            var batch = batches[(caller * 13 + turn) % batches.Length];
            await twins.TellMany(batch);
            return batch.Length;
        });
    }

    private static async Task<double> BytesIdle(ITwins<ProbeSignal> twins, ProbeWorld world)
    {
        var keys = Keys(Idle);
        await twins.Ask(Keys(1)[0], NoOp.It); // what the engine itself needs is there
        var before = Heap();
        foreach (var chunk in keys.Chunk(1_000)) await twins.TellMany(Readings(chunk));
        await Until(() => world.Saved >= Idle, "saved");
        await Task.Delay(100);
        var bytes = (Heap() - before) / (double)Idle;
        GC.KeepAlive(keys);
        return bytes;
    }

    private static async Task<double> LateP99(ITwins<ProbeSignal> twins, ProbeWorld world)
    {
        var keys = Keys(Wakes);
        foreach (var chunk in keys.Chunk(1_000)) await twins.TellMany([.. chunk.Select(key => (key, (ProbeSignal)NoOp.It))]);
        var from = DateTimeOffset.UtcNow.AddSeconds(2);
        foreach (var chunk in keys.Chunk(1_000))
            await twins.TellMany([.. chunk.Select(key => (key, (ProbeSignal)new WakeAt(from + Random.Shared.NextDouble() * TimeSpan.FromSeconds(5))))]);

        await Until(() => Woken() == Wakes, "woken");
        world.LateMs.Sort();
        return world.LateMs[(int)(Wakes * 0.99)];

        int Woken()
        {
            lock (world.LateMs) return world.LateMs.Count;
        }
    }

    private static async Task<double> Rate(int callers, double seconds, Func<int, int, Task<int>> work)
    {
        await Run(Math.Min(1, seconds)); // warm
        return await Run(seconds);

        async Task<double> Run(double length)
        {
            var clock = Stopwatch.StartNew();
            var done = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
            {
                var count = 0L;
                for (var turn = 0; clock.Elapsed.TotalSeconds < length; turn++) count += await work(caller, turn);
                return count;
            })));
            return done.Sum() / clock.Elapsed.TotalSeconds;
        }
    }

    private static async Task Until(Func<bool> holds, string what)
    {
        for (var clock = Stopwatch.StartNew(); !holds(); await Task.Delay(20))
            if (clock.Elapsed > TimeSpan.FromSeconds(20)) throw new TimeoutException($"Not all twins were {what} within 20 s: nothing could be measured.");
    }

    private static long Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static TwinKey[] Keys(int count) => [.. Enumerable.Range(0, count).Select(_ => new TwinKey(Tenant, Guid.CreateVersion7()))];

    private static (TwinKey, ProbeSignal)[] Readings(TwinKey[] keys) =>
        [.. keys.Select(key => (key, (ProbeSignal)new Reading(20 + Math.Abs(key.Id.GetHashCode() % 7), 3.6, -80)))];
}
