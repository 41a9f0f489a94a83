using System.Text.Json.Serialization;
using Platform.Devices.Domain.Staleness;

namespace Platform.Devices.Domain.Health;

/// <summary>What a device's type says about judging it. One instance serves all devices of the type.</summary>
internal sealed record DeviceProfile(int ExpectedIntervalSeconds, HealthWeights Weights, float? TemperatureMin, float? TemperatureMax, KeyAges? Ages = null)
{
    public static readonly DeviceProfile Unknown = new(60, HealthWeights.Default, null, null);

    private readonly HealthWeights[] _byPresence = HealthWeights.ByPresence(Weights);

    /// <summary>Silence longer than this means nobody knows how the device is.</summary>
    [JsonIgnore]
    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(ExpectedIntervalSeconds < 10 ? Math.Max(3 * ExpectedIntervalSeconds, 15) : Math.Max(3 * ExpectedIntervalSeconds, 60));

    /// <summary>The weights when a device reports only some of the signals; availability is always known.</summary>
    public HealthWeights WeightsFor(bool battery, bool signal, bool temperature) =>
        _byPresence[(battery ? 1 : 0) | (signal ? 2 : 0) | (temperature ? 4 : 0)];

    /// <summary>What is left after one expected interval of something that halves in two hours.</summary>
    [JsonIgnore]
    public float FadePerInterval { get; } = MathF.Pow(0.5f, ExpectedIntervalSeconds / (2 * 3600f));

    public bool Equals(DeviceProfile? other) => other is not null && (ExpectedIntervalSeconds, Weights, TemperatureMin, TemperatureMax, Ages)
        == (other.ExpectedIntervalSeconds, other.Weights, other.TemperatureMin, other.TemperatureMax, other.Ages);

    public override int GetHashCode() => HashCode.Combine(ExpectedIntervalSeconds, Weights, TemperatureMin, TemperatureMax);
}
