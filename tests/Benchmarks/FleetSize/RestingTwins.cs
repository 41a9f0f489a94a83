using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Devices.Domain;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Benchmarks.FleetSize;

/// <summary>Device twins as they are between two readings, in the engine that hosts them, their detectors well past the first readings; without a database.</summary>
internal static class RestingTwins
{
    private const int Readings = 80;

    public static async Task<double> BytesEach(int count)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<Saves>().AddSingleton(new TwinOptions { SaveEvery = TimeSpan.FromMilliseconds(200) })
            .AddTwin<DeviceTwin, DeviceSignal, Nowhere>().AddTwinHost();
        using var host = builder.Build();
        await host.StartAsync();
        var (twins, saves) = (host.Services.GetRequiredService<ITwins<DeviceSignal>>(), host.Services.GetRequiredService<Saves>());
        var tenant = new TenantId(Guid.NewGuid());
        await twins.Tell(new(tenant, Guid.NewGuid()), Reading(0, 0)); // what the engine itself needs is there

        var before = Heap();
        var keys = Enumerable.Range(0, count).Select(_ => new TwinKey(tenant, Guid.CreateVersion7())).ToArray();
        foreach (var part in keys.Chunk(1_000))
            for (var i = 0; i < Readings; i++) await twins.TellMany([.. part.Select((key, place) => (key, (DeviceSignal)Reading(i, place)))]);
        await saves.Rest();
        keys = [];
        var bytes = (Heap() - before) / (double)count;
        await host.StopAsync();
        return bytes;
    }

    private static ReadingTaken Reading(int round, int place) => new(
        DateTimeOffset.UtcNow.AddMinutes(round - Readings), 90 - round / 100f, -60 - (round * 7 + place) % 5, 20 + (round * 13 + place) % 10 / 10f, true);

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
