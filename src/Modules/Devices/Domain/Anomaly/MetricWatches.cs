using System.Collections.Immutable;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>A reading of one metric that was not what it usually is.</summary>
internal sealed record MetricAnomaly(string Metric, DateTimeOffset At, float Value, float Expected, float Score);

/// <summary>The watches over all metrics of a device that it has reported, its own among them.</summary>
internal readonly record struct MetricWatches
{
    /// <summary>Own metrics beyond these are kept, but not watched: what a live device holds is bounded.</summary>
    public const int MostOwn = 16;

    public MetricWatch? Battery { get; init; }
    public MetricWatch? Signal { get; init; }
    public MetricWatch? Temperature { get; init; }
    public OwnMetrics? Own { get; init; }

    /// <summary>
    /// The watches after a reading, and the anomalies in it. A device that reports more often than it should is judged by a reading every
    /// half of its interval, and by those that strike.
    /// </summary>
    public (MetricWatches Watches, ImmutableArray<MetricAnomaly> Found) After(ReadingTaken reading, int expectedIntervalSeconds)
    {
        var (found, within) = (ImmutableArray<MetricAnomaly>.Empty, (uint)expectedIntervalSeconds * 500);
        var watches = new MetricWatches
        {
            Battery = Next(Battery, "battery", reading.Battery, reading.At, within, ref found),
            Signal = Next(Signal, "signal", reading.Signal, reading.At, within, ref found),
            Temperature = Next(Temperature, "temperature", reading.Temperature, reading.At, within, ref found),
            Own = reading.Metrics is { Length: > 0 } json ? (Own ?? OwnMetrics.None).After(json, reading.At, within, ref found) : Own,
        };
        return (watches, found);
    }

    internal static MetricWatch? Next(MetricWatch? watch, string metric, float value, DateTimeOffset at, uint within, ref ImmutableArray<MetricAnomaly> found)
    {
        if (float.IsNaN(value) || watch?.CanSkip(value, at, within) is true) return watch;
        var next = MetricWatch.After(watch, value, at);
        if (next.Alarms) found = found.Add(new(metric, at, value, next.Expected, next.Score));
        return next;
    }
}
