using System.Collections.Immutable;
using Platform.Contracts;
using Platform.Devices.Domain.Anomaly;
using Platform.Devices.Domain.Prediction;
using Platform.Devices.Domain.Staleness;
using Platform.Twins;

namespace Platform.Devices.Domain;

/// <summary>The device stands differently now: for its watchers and its site.</summary>
internal sealed record StandingChanged(DeviceTwin Twin, DateTimeOffset At) : Effect;

/// <summary>The device went from one band into another: for its timeline and for other modules.</summary>
internal sealed record BandChanged(DeviceTwin Twin, Band Before, DateTimeOffset At) : Effect;

/// <summary>The device is no longer at the site.</summary>
internal sealed record SiteLeft(Guid SiteId, DateTimeOffset At) : Effect;

/// <summary>Readings that were not what their metrics usually are: to be kept, shown and told.</summary>
internal sealed record AnomaliesFound(Guid SiteId, ImmutableArray<MetricAnomaly> Anomalies) : Effect
{
    // What a long replay finds is told in one go, the latest of it.
    private const int Most = 100;

    public static AnomaliesFound More(AnomaliesFound? before, Guid siteId, ImmutableArray<MetricAnomaly> found)
    {
        var all = before is null ? found : before.Anomalies.AddRange(found);
        return new(siteId, all.Length <= Most ? all : all[^Most..]);
    }

    public bool Equals(AnomaliesFound? other) => other is not null && SiteId == other.SiteId && Anomalies.AsSpan().SequenceEqual(other.Anomalies.AsSpan());

    public override int GetHashCode() => HashCode.Combine(SiteId, Anomalies.Length);
}

/// <summary>The device is about to fail: to be kept, shown and told.</summary>
internal sealed record FailureForetold(Guid SiteId, FailurePrediction Prediction, int ModelVersion, DateTimeOffset At) : Effect;

/// <summary>What was foretold is no longer to be expected.</summary>
internal sealed record FailureWithdrawn(Guid SiteId, FailureClass Class, float Probability, DateTimeOffset At) : Effect;

/// <summary>Metrics of the device stopped coming, or came again: to be kept and told.</summary>
internal sealed record KeysChanged(Guid SiteId, ImmutableArray<KeyChange> Changes, DateTimeOffset At) : Effect;
