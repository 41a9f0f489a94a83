using System.Diagnostics.Metrics;

namespace Platform.Hosting.Data;

internal static class LedgerMetrics
{
    /// <summary>Changes asked for, by the kind of record and what came of it: "changed", or the refusal's code.</summary>
    public static readonly Counter<long> Changes = Telemetry.Meter.CreateCounter<long>("platform.ledger.changes");
}
