using System.Collections.Concurrent;
using System.Text.Json;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Conformance;

/// <summary>What outlives every process in a test: stored snapshots, a record of what was done, and hooks to disturb it.</summary>
public sealed class World
{
    public ConcurrentDictionary<TwinKey, (string Json, DateTimeOffset? WakeAt)> Snapshots { get; } = new();
    public ConcurrentDictionary<TwinKey, int> Loads { get; } = new();
    public ConcurrentQueue<TwinKey> Saving { get; } = new();
    public ConcurrentBag<string> Packed { get; } = [];
    public ConcurrentQueue<(TwinKey Key, string What, int Total)> Announcements { get; } = new();

    public Func<TwinKey, Task> OnLoad { get; set; } = _ => Task.CompletedTask;
    public Func<TwinKey, Task> OnSave { get; set; } = _ => Task.CompletedTask;
    public Func<TwinKey, Announced, Task> OnAnnounced { get; set; } = (_, _) => Task.CompletedTask;

    public Meter? Stored(TwinKey key) => Snapshots.TryGetValue(key, out var s) ? JsonSerializer.Deserialize<Meter>(s.Json) : null;

    public void Store(TwinKey key, Meter meter) => Snapshots[key] = (JsonSerializer.Serialize(meter), meter.WakeAt);

    public int AnnouncedBy(TwinKey key) => Announcements.Count(a => a.Key == key);
}

/// <summary>The meters' access to the world.</summary>
public sealed class MeterShell(World world) : ITwinShell<Meter>
{
    public async Task<Meter?[]> Load(IReadOnlyList<TwinKey> keys, CancellationToken ct)
    {
        foreach (var key in keys) world.Loads.AddOrUpdate(key, 1, (_, n) => n + 1);
        foreach (var key in keys) await world.OnLoad(key);
        await Task.Delay(5, ct);
        return [.. keys.Select(world.Stored)];
    }

    public async Task Save(IReadOnlyList<Snapshot<Meter>> snapshots, CancellationToken ct)
    {
        foreach (var s in snapshots) world.Saving.Enqueue(s.Key);
        foreach (var s in snapshots) await world.OnSave(s.Key);
        await Task.Delay(5, ct);
        foreach (var s in snapshots) world.Store(s.Key, s.Twin);
    }

    public Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TwinKey>>([.. world.Snapshots.Where(s => s.Value.WakeAt < before).Select(s => s.Key)]);

    public object Pack(Meter twin)
    {
        var packed = JsonSerializer.Serialize(twin);
        world.Packed.Add(packed);
        return packed;
    }

    public Meter Unpack(object packed) => JsonSerializer.Deserialize<Meter>((string)packed)!;

    public async Task Run(TwinKey key, Effect effect, CancellationToken ct)
    {
        var announced = (Announced)effect;
        await world.OnAnnounced(key, announced);
        world.Announcements.Enqueue((key, announced.What, announced.Total));
    }
}
