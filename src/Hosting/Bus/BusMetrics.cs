using System.Diagnostics.Metrics;

namespace Platform.Hosting.Bus;

/// <summary>What the bus carries, by topic and subscription.</summary>
internal static class BusMetrics
{
    public static readonly Counter<long> Published = Telemetry.Meter.CreateCounter<long>("platform.bus.published", "{message}", "Messages published.");
    public static readonly Counter<long> Delivered = Telemetry.Meter.CreateCounter<long>("platform.bus.delivered", "{message}",
        "Deliveries by what came of them: handled, repeated (handled before), failed, dead-lettered, lost (the lock ran out meanwhile).");
    public static readonly Histogram<double> Latency = Telemetry.Meter.CreateHistogram<double>("platform.bus.latency", "ms", "From publication to its having been handled.");
}
