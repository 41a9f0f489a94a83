using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain;

/// <summary>What devices of a kind have in common: how often they report, what their health is made of, what is too hot or too cold.</summary>
internal sealed record DeviceType
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required int ExpectedIntervalSeconds { get; init; }
    public short BatteryWeight { get; init; }
    public short SignalWeight { get; init; }
    public short AvailabilityWeight { get; init; }
    public short TemperatureWeight { get; init; }
    public float? TemperatureMin { get; init; }
    public float? TemperatureMax { get; init; }

    /// <summary>What it measures besides battery, signal, temperature and online.</summary>
    public List<MetricDefinition> Metrics { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public HealthWeights Weights => new((byte)BatteryWeight, (byte)SignalWeight, (byte)AvailabilityWeight, (byte)TemperatureWeight);

    public DeviceProfile Profile => new(ExpectedIntervalSeconds, Weights, TemperatureMin, TemperatureMax);

    /// <summary>The types every tenant begins with.</summary>
    public static IReadOnlyList<DeviceType> BuiltIn(TenantId tenant, DateTimeOffset now) =>
    [
        Of(tenant, now, "Battery sensor", 60, HealthWeights.Default),
        Of(tenant, now, "Gateway", 30, new(0, 30, 60, 10), max: 80),
        Of(tenant, now, "Machine", 300, new(0, 0, 20, 80), metrics: [new("vibration", "mm/s"), new("power", "kW")]),
    ];

    private static DeviceType Of(TenantId tenant, DateTimeOffset now, string name, int seconds, HealthWeights weights, float? max = null, List<MetricDefinition>? metrics = null) => new()
    {
        Tenant = tenant, Id = Guid.CreateVersion7(now), Name = name, ExpectedIntervalSeconds = seconds, CreatedAt = now, TemperatureMax = max, Metrics = metrics ?? [],
        BatteryWeight = weights.Battery, SignalWeight = weights.Signal, AvailabilityWeight = weights.Availability, TemperatureWeight = weights.Temperature,
    };
}

/// <summary>A measure of a device type's own: "vibration" in "mm/s".</summary>
internal sealed record MetricDefinition
{
    public MetricDefinition() { }
    public MetricDefinition(string name, string unit) => (Name, Unit) = (name, unit);

    public string Name { get; init; } = "";
    public string Unit { get; init; } = "";
}
