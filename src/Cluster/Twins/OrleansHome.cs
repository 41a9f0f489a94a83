using Orleans;
using Orleans.Runtime;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>In a silo, twins come and go with their grains, and a worker says which are to wake.</summary>
internal sealed class OrleansHome(IGrainFactory grains, ISiloStatusOracle silos) : ITwinHome
{
    public bool RousesDue => false;

    public bool Owns(TwinKey key) => silos.GetApproximateSiloStatuses(onlyActive: true).Keys.ToArray() is { Length: > 0 } active && Homes.Of(key, active).Equals(silos.SiloAddress);

    public Task Rouse(ITwinEngine engine, TwinKey key, CancellationToken ct) => grains.Twin(engine.Kind, key).Rouse();

    public Task Rest(ITwinEngine engine, TwinKey key, CancellationToken ct) => grains.Twin(engine.Kind, key).Rest();
}
