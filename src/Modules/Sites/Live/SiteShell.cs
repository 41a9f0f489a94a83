using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Live;
using Platform.Hosting.Twins;
using Platform.Hosting.Twins.Storage;
using Platform.Sites.Domain;
using Platform.Twins;

namespace Platform.Sites.Live;

/// <summary>What a site twin needs of the world: its snapshot, and screens that watch it.</summary>
internal sealed class SiteShell(Databases databases, ILiveFeed live, TimeProvider time) : ITwinShell<SiteTwin>
{
    private readonly TwinSnapshots<SiteTwin, SiteSignal> _snapshots = new(databases.System, time);

    public Task<SiteTwin?[]> Load(IReadOnlyList<TwinKey> keys, CancellationToken ct) => _snapshots.Load(keys, ct);

    public Task Save(IReadOnlyList<Snapshot<SiteTwin>> snapshots, CancellationToken ct) => _snapshots.Save(snapshots, ct);

    public Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct) => _snapshots.Due(before, ct);

    public Task Run(TwinKey key, Effect effect, CancellationToken ct)
    {
        var changed = (SiteHealthChanged)effect;
        live.Publish(key.Tenant, SiteTopic.Of(key.Id), "health", changed.Health, site: key.Id);
        live.Publish(key.Tenant, SitesTopic.Name, "health", new SiteHealthFrame(key.Id, changed.Health), site: key.Id);
        return Task.CompletedTask;
    }
}

/// <summary>One site's roll-up among all sites'.</summary>
internal sealed record SiteHealthFrame(Guid SiteId, SiteHealth Health);
