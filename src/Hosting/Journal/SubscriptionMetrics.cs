using System.Diagnostics.Metrics;

namespace Platform.Hosting.Journal;

/// <summary>How far behind the changes their followers are, by subscription.</summary>
internal static class SubscriptionMetrics
{
    public static readonly Histogram<double> Lag = Telemetry.Meter.CreateHistogram<double>("platform.journal.lag", "ms", "From a change to its having been handled.");
    public static readonly Counter<long> Handled = Telemetry.Meter.CreateCounter<long>("platform.journal.handled", "{entry}", "Entries handled.");
    public static readonly Counter<long> Parked = Telemetry.Meter.CreateCounter<long>("platform.journal.parked", "{entry}", "Entries set aside because they could not be handled.");
}
