using System.Diagnostics.Metrics;

namespace Platform.Hosting.Http;

internal static class HttpMetrics
{
    /// <summary>Every "no" of the API, by its code.</summary>
    public static readonly Counter<long> Problems = Telemetry.Meter.CreateCounter<long>("platform.http.problems");

    /// <summary>Answers given a second time for an Idempotency-Key, and the other ways such a call ended.</summary>
    public static readonly Counter<long> Idempotency = Telemetry.Meter.CreateCounter<long>("platform.http.idempotency");
}
