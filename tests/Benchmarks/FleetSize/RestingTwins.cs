using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Devices.Domain;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Benchmarks.FleetSize;

/// <summary>Device twins as they are between two readings, in the engine that hosts them, their detectors well past the first readings; without a database.</summary>
internal static class RestingTwins
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero); // a Monday
    private const int Minutes = 80, Most = 20_000;
    private static readonly TimeSpan BetweenLater = TimeSpan.FromMinutes(115), Later = TimeSpan.FromDays(8);

    /// <summary>After eighty minutes of reporting, and after another week, when every detector knows its metric's season.</summary>
    public static async Task<(double AfterAnHour, double AfterAWeek)> BytesEach(int count)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<Saves>().AddSingleton(new TwinOptions { SaveEvery = TimeSpan.FromMilliseconds(200) })
            .AddTwin<DeviceTwin, DeviceSignal, Nowhere>().AddTwinHost();
        using var host = builder.Build();
        await host.StartAsync();
        var (twins, saves) = (host.Services.GetRequiredService<ITwins<DeviceSignal>>(), host.Services.GetRequiredService<Saves>());
        var tenant = new TenantId(Guid.NewGuid());
        await twins.Tell(new(tenant, Guid.NewGuid()), Reading(TimeSpan.Zero, 0, 0)); // what the engine itself needs is there

        var before = Heap();
        count = Math.Min(count, Most); // one more costs what one less does
        var keys = Enumerable.Range(0, count).Select(_ => new TwinKey(tenant, Guid.CreateVersion7())).ToArray();
        for (var i = 0; i < Minutes; i++) await Report(TimeSpan.FromMinutes(i), i);
        await saves.Rest();
        var afterAnHour = Heap() - before;
        for (var at = BetweenLater; at < Later; at += BetweenLater) await Report(TimeSpan.FromMinutes(Minutes) + at, (int)(at / BetweenLater));
        await saves.Rest();
        var afterAWeek = Heap() - before;
        var own = (double)count * Unsafe.SizeOf<TwinKey>(); // the list of keys is none of theirs
        await host.StopAsync();
        return ((afterAnHour - own) / count, (afterAWeek - own) / count);

        async Task Report(TimeSpan at, int round)
        {
            foreach (var part in keys.Chunk(1_000)) await twins.TellMany([.. part.Select((key, place) => (key, (DeviceSignal)Reading(at, round, place)))]);
        }
    }

    private static ReadingTaken Reading(TimeSpan at, int round, int place) => new(
        Start + at, 90 - (float)at.TotalHours / 10, -60 - (round * 7 + place) % 5, 20 + (round * 13 + place) % 10 / 10f, true);

    private static long Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>When a snapshot or an effect was last asked for.</summary>
    private sealed class Saves
    {
        private long _last;

        public void Note() => Volatile.Write(ref _last, Stopwatch.GetTimestamp());

        /// <summary>Waits until the twins have nothing left to do or to save.</summary>
        public async Task Rest()
        {
            Note();
            while (Stopwatch.GetElapsedTime(Volatile.Read(ref _last)) < TimeSpan.FromSeconds(1)) await Task.Delay(50);
        }
    }

    private sealed class Nowhere(Saves saves) : ITwinShell<DeviceTwin>
    {
        public object Pack(DeviceTwin twin) => PackedTwin.Of(twin);

        public DeviceTwin Unpack(object packed) => ((PackedTwin)packed).Unpack();

        public Task<DeviceTwin?[]> Load(IReadOnlyList<TwinKey> keys, CancellationToken ct) => Task.FromResult(new DeviceTwin?[keys.Count]);

        public Task Save(IReadOnlyList<Snapshot<DeviceTwin>> snapshots, CancellationToken ct)
        {
            saves.Note();
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct) => Task.FromResult<IReadOnlyList<TwinKey>>([]);

        public Task Run(TwinKey key, Effect effect, CancellationToken ct)
        {
            saves.Note();
            return Task.CompletedTask;
        }
    }
}
