using Platform.Contracts;
using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Prediction;
using Platform.Devices.Features;
using Platform.Devices.Inventory;
using Platform.Hosting.Data;
using Platform.Hosting.Live;
using Platform.Hosting.Twins;
using Platform.Hosting.Twins.Storage;
using Platform.Twins;

namespace Platform.Devices.Twins;

/// <summary>Brings device twins back from their snapshots and the series, saves them, and tells the world how devices stand.</summary>
internal sealed class DeviceShell(
    Databases databases, ITwins<SiteSignal> sites, ILiveFeed feed, HealthChanges changes, Anomalies anomalies, KeyChanges keys, ForetoldFailures failures,
    DeviceInventory inventory, Listening listening, TimeProvider time)
    : ITwinShell<DeviceTwin>
{
    private readonly TwinSnapshots<DeviceTwin, DeviceSignal> _snapshots = new(databases.System, time, DeviceFormat.Instance);
    private readonly TwinSources _sources = new(databases.System);
    private readonly StandingRows _standings = new(databases.System);

    public async Task<DeviceTwin?[]> Load(IReadOnlyList<TwinKey> keys, CancellationToken ct)
    {
        var twins = await _snapshots.Load(keys, ct);
        await _sources.Configure(keys, twins, ct);
        await _sources.Replay(keys, twins, time.GetUtcNow(), ct);
        for (var i = 0; i < twins.Length; i++) twins[i] = (twins[i] ?? DeviceTwin.Begin(keys[i])) with { Listening = listening };
        return twins;
    }

    public async Task Save(IReadOnlyList<Snapshot<DeviceTwin>> snapshots, CancellationToken ct)
    {
        await _snapshots.Save(snapshots, ct);
        await _standings.Save(snapshots, ct);
        foreach (var (key, twin, _) in snapshots) inventory.See(key, twin);
    }

    public object Pack(DeviceTwin twin) => PackedTwin.Of(twin);

    public DeviceTwin Unpack(object packed) => ((PackedTwin)packed).Unpack();

    // What a device said to a process that died, nobody heard: it has its usual time to be heard by this one.
    public void MovedIn() => listening.Interrupted(time.GetUtcNow());

    // Most wait for a write they share.
    public int? EffectsAtATime => 1_000;

    public Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct) => _snapshots.Due(before, ct);

    public Task Run(TwinKey key, Effect effect, CancellationToken ct) => effect switch
    {
        StandingChanged changed => Show(key, changed, ct),
        BandChanged changed => changes.Record(key, changed),
        AnomaliesFound found => Keep(key, found),
        KeysChanged changed => keys.Record(key, changed),
        FailureForetold foretold => Foretell(key, foretold),
        FailureWithdrawn withdrawn => Withdraw(key, withdrawn),
        SiteLeft left => sites.Tell(new(key.Tenant, left.SiteId), new DeviceLeft(key.Id, left.At), ct).AsTask(),
        _ => throw new InvalidOperationException($"A device has no effect {effect.GetType().Name}."),
    };

    private async Task Show(TwinKey key, StandingChanged changed, CancellationToken ct)
    {
        var twin = changed.Twin;
        inventory.See(key, twin);
        var topic = $"device:{key.Id}";
        if (feed.IsWatched(key.Tenant, topic)) feed.Publish(key.Tenant, topic, "health", Standing.Of(twin), twin.SiteId);

        // What somebody works on counts neither for nor against its site.
        var stood = twin.IsInMaintenance ? new DeviceStood(key.Id, null, Band.Unknown, null, changed.At) : new(key.Id, twin.LastScore, twin.Look.Band, twin.Online, changed.At);
        await sites.Tell(new(key.Tenant, twin.SiteId), stood, ct);
    }

    private async Task Keep(TwinKey key, AnomaliesFound found)
    {
        await anomalies.Record(key, found);
        var topic = $"device:{key.Id}";
        if (!feed.IsWatched(key.Tenant, topic)) return;
        foreach (var anomaly in found.Anomalies) feed.Publish(key.Tenant, topic, "anomaly", AnomalyView.Of(anomaly), found.SiteId);
    }

    private async Task Foretell(TwinKey key, FailureForetold foretold)
    {
        await failures.Record(key, foretold);
        Show(key, foretold.SiteId, foretold.Prediction.Class, isForetold: true);
    }

    private async Task Withdraw(TwinKey key, FailureWithdrawn withdrawn)
    {
        await failures.Record(key, withdrawn);
        Show(key, withdrawn.SiteId, withdrawn.Class, isForetold: false);
    }

    private void Show(TwinKey key, Guid site, FailureClass @class, bool isForetold)
    {
        var topic = $"device:{key.Id}";
        if (feed.IsWatched(key.Tenant, topic)) feed.Publish(key.Tenant, topic, "prediction", new { Class = @class, IsForetold = isForetold }, site);
    }
}
