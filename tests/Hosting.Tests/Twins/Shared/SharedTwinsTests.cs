using Platform.Conformance;

namespace Platform.Hosting.Twins.Shared;

public sealed class SharedTwinSignalsTests(SharedTwins engine) : TwinSignalsConformance(engine), IClassFixture<SharedTwins>;

public sealed class SharedTwinLifeTests(SharedTwins engine) : TwinLifeConformance(engine), IClassFixture<SharedTwins>;

public sealed class SharedTwinEffectsTests(SharedTwins engine) : TwinEffectsConformance(engine), IClassFixture<SharedTwins>;
