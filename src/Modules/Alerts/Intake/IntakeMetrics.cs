using System.Diagnostics;
using System.Diagnostics.Metrics;
using Platform.Hosting;

namespace Platform.Alerts.Intake;

internal static class IntakeMetrics
{
    /// <summary>Alerts of one commit.</summary>
    private static readonly Histogram<int> Groups = Telemetry.Meter.CreateHistogram<int>("platform.alerts.group.reports");

    /// <summary>From when alerts were durable until all their sites had decided what follows, in seconds.</summary>
    private static readonly Histogram<double> Correlation = Telemetry.Meter.CreateHistogram<double>("platform.alerts.correlation.duration", "s");

    /// <summary>Alerts by what became of them: "accepted", "rejected".</summary>
    private static readonly Counter<long> Alerts = Telemetry.Meter.CreateCounter<long>("platform.alerts.received");

    /// <summary>Alerts that were stored but that their site could not be told of at once.</summary>
    public static readonly Counter<long> Untold = Telemetry.Meter.CreateCounter<long>("platform.alerts.untold");

    public static void Group(int reports) => Groups.Record(reports);

    public static void Correlated(long since) => Correlation.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);

    public static void Done(int accepted, int rejected)
    {
        Alerts.Add(accepted, new KeyValuePair<string, object?>("outcome", "accepted"));
        if (rejected > 0) Alerts.Add(rejected, new KeyValuePair<string, object?>("outcome", "rejected"));
    }
}
