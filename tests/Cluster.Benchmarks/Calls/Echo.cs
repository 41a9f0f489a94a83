using Orleans;
using Platform.Cluster.Twins;
using Platform.Hosting.Twins;

namespace Platform.Cluster.Benchmarks.Calls;

/// <summary>What a call to a grain costs when nothing comes of it.</summary>
[Alias("platform.benchmarks.echo")]
public interface IEcho : IGrainWithStringKey
{
    [Alias("ping")] ValueTask<int> Ping(int value);
}

/// <summary>A raw grain: nothing of ours in it.</summary>
public sealed class Echo : Grain, IEcho
{
    public ValueTask<int> Ping(int value) => new(value);
}

/// <summary>Where a probe lives.</summary>
[GrainType("probe")]
public sealed class ProbeGrain(IEnumerable<ITwinEngine> engines, ITwinHome home) : TwinGrain("probe", engines, home);
