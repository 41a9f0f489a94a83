using System.Diagnostics;
using System.Diagnostics.Metrics;
using Platform.Hosting;

namespace Platform.Devices.Intake;

internal static class IntakeMetrics
{
    /// <summary>How long a step took for one request, in seconds, by the step's name.</summary>
    public static readonly Histogram<double> Steps = Telemetry.Meter.CreateHistogram<double>("platform.intake.step.duration", "s");

    /// <summary>Readings by what became of them ("accepted", "duplicate", "rejected") and the format they came in.</summary>
    public static readonly Counter<long> Readings = Telemetry.Meter.CreateCounter<long>("platform.intake.readings");

    /// <summary>Readings not kept, by reason: nothing is dropped uncounted.</summary>
    public static readonly Counter<long> Dropped = Telemetry.Meter.CreateCounter<long>("platform.intake.dropped");

    /// <summary>Readings that got our time because their devices' clocks are ahead.</summary>
    public static readonly Counter<long> Clamped = Telemetry.Meter.CreateCounter<long>("platform.intake.clamped");

    /// <summary>Rows in one COPY.</summary>
    public static readonly Histogram<int> GroupRows = Telemetry.Meter.CreateHistogram<int>("platform.intake.group.rows");

    /// <summary>Readings that were stored but that their twins could not be told of.</summary>
    public static readonly Counter<long> Untold = Telemetry.Meter.CreateCounter<long>("platform.intake.untold");

    public static void Timed(string step, long since) =>
        Steps.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new KeyValuePair<string, object?>("step", step));

    public static void Done(Submission submission)
    {
        var format = new KeyValuePair<string, object?>("format", submission.Format.Name);
        Readings.Add(submission.Count, new("outcome", "accepted"), format);
        Readings.Add(submission.Duplicates, new("outcome", "duplicate"), format);
        Readings.Add(submission.Rejections.Count, new("outcome", "rejected"), format);
        Clamped.Add(submission.Clamped);
    }
}
