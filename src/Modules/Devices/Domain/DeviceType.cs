using System.Text.Json.Serialization;
using Platform.Devices.Domain.Health;
using Platform.Devices.Domain.Staleness;
using Platform.Devices.Domain.Value;

namespace Platform.Devices.Domain;

/// <summary>What devices of a kind have in common: how often they report, what their health is made of, what is too hot or too cold.</summary>
internal sealed record DeviceType : IEntity<DeviceType, DeviceTypeEvent>
{
    public static string Kind => "device-type";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
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

    public decimal? ReplacementCost { get; init; }
    public string? ReplacementCurrency { get; init; }
    public int? ExpectedLifeMonths { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    [JsonIgnore] public HealthWeights Weights => new((byte)BatteryWeight, (byte)SignalWeight, (byte)AvailabilityWeight, (byte)TemperatureWeight);

    [JsonIgnore] public DeviceProfile Profile => new(ExpectedIntervalSeconds, Weights, TemperatureMin, TemperatureMax, KeyAges.Of(Metrics));

    [JsonIgnore] public TypeDefinition Definition => new(Name, ExpectedIntervalSeconds, Weights, TemperatureMin, TemperatureMax, Metrics);

    /// <summary>What replacing one costs, and when it is due; null while nobody has said.</summary>
    [JsonIgnore] public ReplacementTerms? Replacement =>
        (ReplacementCost, ReplacementCurrency, ExpectedLifeMonths) is ({ } cost, { } currency, { } months) ? new(cost, currency, months) : null;

    // The built-in types have no first event of their own: a definition is whole, whatever came before.
    public static DeviceType Evolve(DeviceType? type, DeviceTypeEvent @event) => (type, @event) switch
    {
        (_, DeviceTypeDefined e) => Of(e.TypeId, e.Tenant, e.Definition, type?.CreatedAt ?? e.At, (type?.Version ?? 0) + 1).With(type?.Replacement),
        ({ } t, ReplacementTermsSet e) => t.With(e.Terms) with { Version = t.Version + 1 },
        ({ } t, ReplacementTermsRemoved) => t.With(null) with { Version = t.Version + 1 },
        ({ } t, DeviceTypeRemoved e) => t with { RemovedAt = e.At, Version = t.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {type}."),
    };

    private DeviceType With(ReplacementTerms? terms) => this with { ReplacementCost = terms?.Cost, ReplacementCurrency = terms?.Currency, ExpectedLifeMonths = terms?.ExpectedLifeMonths };

    /// <summary>The types every tenant begins with.</summary>
    public static IReadOnlyList<DeviceType> BuiltIn(TenantId tenant, DateTimeOffset now) =>
    [
        BuiltIn(tenant, now, "Battery sensor", 60, HealthWeights.Default),
        BuiltIn(tenant, now, "Gateway", 30, new(0, 30, 60, 10), max: 80),
        BuiltIn(tenant, now, "Machine", 300, new(0, 0, 20, 80), metrics: [new("vibration", "mm/s"), new("power", "kW")]),
    ];

    private static DeviceType BuiltIn(TenantId tenant, DateTimeOffset now, string name, int seconds, HealthWeights weights, float? max = null, MetricDefinition[]? metrics = null) =>
        Of(Guid.CreateVersion7(now), tenant, new(name, seconds, weights, null, max, metrics ?? []), now, version: 1);

    private static DeviceType Of(Guid key, TenantId tenant, TypeDefinition d, DateTimeOffset createdAt, int version) => new()
    {
        Tenant = tenant, Key = key, Name = d.Name, ExpectedIntervalSeconds = d.ExpectedIntervalSeconds, CreatedAt = createdAt, Version = version,
        BatteryWeight = d.Weights.Battery, SignalWeight = d.Weights.Signal, AvailabilityWeight = d.Weights.Availability, TemperatureWeight = d.Weights.Temperature,
        TemperatureMin = d.TemperatureMin, TemperatureMax = d.TemperatureMax, Metrics = [.. d.Metrics],
    };
}
