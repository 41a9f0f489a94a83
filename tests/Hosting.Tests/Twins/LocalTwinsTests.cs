using Platform.Conformance;

namespace Platform.Hosting.Twins;

public sealed class LocalTwinSignalsTests(LocalTwins engine) : TwinSignalsConformance(engine), IClassFixture<LocalTwins>;

public sealed class LocalTwinLifeTests(LocalTwins engine) : TwinLifeConformance(engine), IClassFixture<LocalTwins>;

public sealed class LocalTwinEffectsTests(LocalTwins engine) : TwinEffectsConformance(engine), IClassFixture<LocalTwins>;
