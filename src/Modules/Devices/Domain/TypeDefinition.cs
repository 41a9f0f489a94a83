using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain;

/// <summary>What people say of a device type: how often its devices report, what their health is made of, what they measure.</summary>
internal sealed record TypeDefinition(
    string Name, int ExpectedIntervalSeconds, HealthWeights Weights, float? TemperatureMin, float? TemperatureMax, IReadOnlyList<MetricDefinition> Metrics)
{
    public bool IsSameAs(TypeDefinition other) => this with { Metrics = other.Metrics } == other && Metrics.SequenceEqual(other.Metrics);
}

/// <summary>A measure of a device type's own: "vibration" in "mm/s", what it may be, and how old it may grow.</summary>
internal sealed record MetricDefinition
{
    public MetricDefinition() { }
    public MetricDefinition(string name, string unit) => (Name, Unit) = (name, unit);

    public string Name { get; init; } = "";
    public string Unit { get; init; } = "";

    /// <summary>What people call it; its name when left out.</summary>
    public string? Label { get; init; }

    /// <summary>Below this, something is wrong.</summary>
    public double? Min { get; init; }

    /// <summary>Above this, something is wrong.</summary>
    public double? Max { get; init; }

    /// <summary>Without a value for this long, while its device reports, it is stale; when left out, after three times as long as its values usually are apart.</summary>
    public int? StaleAfterSeconds { get; init; }
}
