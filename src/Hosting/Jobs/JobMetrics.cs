using System.Diagnostics.Metrics;

namespace Platform.Hosting.Jobs;

internal static class JobMetrics
{
    /// <summary>Attempts by kind and what came of them: "done", "retried", "dead", "released" or "lost".</summary>
    public static readonly Counter<long> Attempts = Telemetry.Meter.CreateCounter<long>("platform.jobs.attempts");

    /// <summary>How long attempts took, by kind.</summary>
    public static readonly Histogram<double> Duration = Telemetry.Meter.CreateHistogram<double>("platform.jobs.duration", "s");

    /// <summary>How long jobs had been due when they were started, by kind.</summary>
    public static readonly Histogram<double> Lateness = Telemetry.Meter.CreateHistogram<double>("platform.jobs.lateness", "s");

    /// <summary>Jobs whose runner died, by what became of them: "waiting" or "dead".</summary>
    public static readonly Counter<long> TakenOver = Telemetry.Meter.CreateCounter<long>("platform.jobs.taken_over");
}
