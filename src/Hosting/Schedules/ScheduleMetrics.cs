using System.Diagnostics.Metrics;

namespace Platform.Hosting.Schedules;

internal static class ScheduleMetrics
{
    /// <summary>How long occurrences took, by schedule and what came of them: "done" or "failed".</summary>
    public static readonly Histogram<double> Runs = Telemetry.Meter.CreateHistogram<double>("platform.schedules.duration", "s");
}
