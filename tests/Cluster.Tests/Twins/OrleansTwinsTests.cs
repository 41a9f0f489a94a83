using Platform.Conformance;

namespace Platform.Cluster.Twins;

// The suite once from outside the cluster, and once from within a silo.

public sealed class OrleansTwinSignalsFromAClientTests(TwoSilos cluster) : TwinSignalsConformance(cluster.FromClient), IClassFixture<TwoSilos>;

public sealed class OrleansTwinSignalsFromASiloTests(TwoSilos cluster) : TwinSignalsConformance(cluster.FromSilo), IClassFixture<TwoSilos>;

public sealed class OrleansTwinLifeFromAClientTests(TwoSilos cluster) : TwinLifeConformance(cluster.FromClient), IClassFixture<TwoSilos>;

public sealed class OrleansTwinLifeFromASiloTests(TwoSilos cluster) : TwinLifeConformance(cluster.FromSilo), IClassFixture<TwoSilos>;

public sealed class OrleansTwinEffectsFromAClientTests(TwoSilos cluster) : TwinEffectsConformance(cluster.FromClient), IClassFixture<TwoSilos>;

public sealed class OrleansTwinEffectsFromASiloTests(TwoSilos cluster) : TwinEffectsConformance(cluster.FromSilo), IClassFixture<TwoSilos>;
