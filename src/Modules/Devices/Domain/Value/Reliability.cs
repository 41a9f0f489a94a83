namespace Platform.Devices.Domain.Value;

/// <summary>
/// How reliably some devices worked. Uptime is the share of the watched time in which a device was heard and did not say it was offline
/// (availability, IEC 60050-192:2015, 192-08-01). The mean time between failures is the time in which they worked, divided by their failures
/// (mean operating time between failures, 192-05-13). A failure is a device going silent; one that went silent with its gateway did not fail
/// itself (secondary failure, 192-03-06): that is downtime, and no failure. Planned maintenance (<see cref="PlannedTimes"/>) is not watched.
/// </summary>
internal readonly record struct Reliability(
    int Devices, TimeSpan Watched, TimeSpan Silent, TimeSpan SaidOffline, int Outages, int Failures, int EndedOutages, TimeSpan EndedOutageTime, TimeSpan Planned)
{
    /// <summary>A gateway and what reports through it do not go silent in the same second: each has its own interval.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(15);

    public TimeSpan Down => Silent + SaidOffline;
    public TimeSpan Up => Watched - Down;

    /// <summary>Null when nothing was watched.</summary>
    public double? UptimePercent => Watched > TimeSpan.Zero ? 100 * (Up / Watched) : null;

    /// <summary>Null while there was no failure: then it is longer than the time watched, and nobody knows how much.</summary>
    public TimeSpan? BetweenFailures => Failures > 0 ? Up / Failures : null;

    /// <summary>How long it took until they were heard again, of the outages that began and ended in the time watched.</summary>
    public TimeSpan? MeanOutage => EndedOutages > 0 ? EndedOutageTime / EndedOutages : null;

    public static Reliability Of(WatchedDevice device, IReadOnlyList<Outage> outages, IReadOnlyList<Outage> gateways, TimeSpan saidOffline)
    {
        var begun = outages.Where(outage => outage.HasBegun).ToList();
        var ended = begun.Where(outage => outage.HasEnded).ToList();
        return new(1, device.Counted, Sum(outages), saidOffline, begun.Count, begun.Count(outage => !IsExplained(outage.From, gateways)), ended.Count, Sum(ended), device.Planned.Length());
    }

    /// <summary>Whether a device that went silent then was only cut off: its gateway went silent about then, or was silent already.</summary>
    public static bool IsExplained(DateTimeOffset at, IReadOnlyList<Outage> gateways) =>
        gateways.Any(gateway => gateway.From - Together <= at && (at < gateway.To || !gateway.HasEnded));

    public static Reliability operator +(Reliability one, Reliability other) => new(
        one.Devices + other.Devices, one.Watched + other.Watched, one.Silent + other.Silent, one.SaidOffline + other.SaidOffline,
        one.Outages + other.Outages, one.Failures + other.Failures, one.EndedOutages + other.EndedOutages, one.EndedOutageTime + other.EndedOutageTime, one.Planned + other.Planned);

    private static TimeSpan Sum(IReadOnlyList<Outage> outages) => outages.Aggregate(TimeSpan.Zero, (sum, outage) => sum + outage.Length);
}
