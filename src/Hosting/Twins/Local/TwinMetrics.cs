using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Platform.Hosting.Twins.Local;

/// <summary>What twins are up to, by kind.</summary>
internal static class TwinMetrics
{
    private static readonly ConcurrentDictionary<object, (KeyValuePair<string, object?> Kind, Func<int> Count)> Engines = new();

    public static readonly Counter<long> Steps = Telemetry.Meter.CreateCounter<long>("platform.twins.steps", "{step}", "Signals handled.");
    public static readonly Counter<long> Failures = Telemetry.Meter.CreateCounter<long>("platform.twins.failures", "{failure}",
        "Steps, effects, loads and saves that failed, and signals refused as the twin was busy.");
    public static readonly Histogram<double> Lateness = Telemetry.Meter.CreateHistogram<double>("platform.twins.wake.lateness", "ms", "How late twins wake.");
    public static readonly ObservableUpDownCounter<int> Living = Telemetry.Meter.CreateObservableUpDownCounter("platform.twins.living",
        () => Engines.Values.Select(e => new Measurement<int>(e.Count(), e.Kind)), "{twin}", "Twins in memory.");

    public static void Watch(object engine, KeyValuePair<string, object?> kind, Func<int> count) => Engines[engine] = (kind, count);
    public static void Unwatch(object engine) => Engines.TryRemove(engine, out _);
}
