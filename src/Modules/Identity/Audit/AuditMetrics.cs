using System.Diagnostics.Metrics;
using Platform.Hosting;

namespace Platform.Identity.Audit;

internal static class AuditMetrics
{
    /// <summary>Refusals of access to somebody known, by the permission that was missing.</summary>
    public static readonly Counter<long> Refusals = Telemetry.Meter.CreateCounter<long>("platform.security.access_refused");
}
