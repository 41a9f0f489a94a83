using System.Diagnostics.Metrics;
using Platform.Hosting;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Sla;

/// <summary>How many clocks were warned of or breached, and how late a breach was noticed.</summary>
internal static class SlaMetrics
{
    private static readonly Counter<long> Notices = Telemetry.Meter.CreateCounter<long>("platform.sla.notices", "{notice}", "Clocks that were warned of or breached.");
    private static readonly Histogram<double> Delay = Telemetry.Meter.CreateHistogram<double>("platform.sla.breach_delay", "s", "From when a clock was due until its breach was noticed.");

    public static void Told(SlaNotice notice)
    {
        var isBreach = notice.Part >= 1;
        Notices.Add(1, new KeyValuePair<string, object?>("kind", isBreach ? "breached" : "warned"));
        if (isBreach) Delay.Record((notice.At - notice.DueAt).TotalSeconds);
    }
}
