using System.Diagnostics.Metrics;

namespace Platform.Hosting;

/// <summary>What the guards of the house turned away or did, by guard; never by whom.</summary>
public static class SecurityMetrics
{
    private static readonly Counter<long> Refusals = Telemetry.Meter.CreateCounter<long>("platform.security.refusals",
        description: "Requests and calls a guard refused: csrf, credential, permission, plan, rate, origin, upload, outgoing.");

    /// <summary>Values sealed anew because the key they rested under was old.</summary>
    public static readonly Counter<long> Resealed = Telemetry.Meter.CreateCounter<long>("platform.security.resealed");

    /// <summary>Sealed values that could not be opened: damaged, of another purpose, or of a key we do not have.</summary>
    public static readonly Counter<long> Unopened = Telemetry.Meter.CreateCounter<long>("platform.security.unopened");

    /// <summary>A guard said no.</summary>
    public static void Refused(string guard) => Refusals.Add(1, new KeyValuePair<string, object?>("guard", guard));
}
