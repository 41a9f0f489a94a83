using Orleans;
using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>A grain whose place follows from its key.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AtHomeAttribute() : PlacementAttribute(new AtHome());

/// <summary>Placement by key alone.</summary>
[GenerateSerializer, Immutable, Alias("platform.at-home")]
public sealed class AtHome : PlacementStrategy;

/// <summary>Places a twin at its home, and a silo's post office on that silo.</summary>
public sealed class AtHomeDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        var key = target.GrainIdentity.Key.ToString()!;
        return Task.FromResult(target.GrainIdentity.Type == TwinPost.Type
            ? silos.FirstOrDefault(silo => silo.ToParsableString() == key) ?? context.LocalSilo
            : Homes.Of(TwinKey.Parse(key), silos));
    }
}
