namespace Platform.Devices.Domain.Value;

/// <summary>How reliably devices worked: all of them, by site, by type and by day; and what came of warnings.</summary>
internal sealed class ReliabilityReport(DateTimeOffset from, DateTimeOffset to)
{
    private static readonly Dictionary<DateOnly, double> NeverOffline = [];

    private readonly Dictionary<Guid, Reliability> _sites = [], _types = [];
    private readonly UptimeByDay _days = new(from, to);
    private readonly List<Warning> _warnings = [];
    private readonly List<TimeSpan> _endedOutages = [];

    public Reliability Total { get; private set; }
    public IReadOnlyDictionary<Guid, Reliability> Sites => _sites;
    public IReadOnlyDictionary<Guid, Reliability> Types => _types;
    public IEnumerable<(DateOnly Day, double? UptimePercent)> Days => _days.Days;

    /// <summary>The warnings that came to something of the device's own.</summary>
    public IReadOnlyList<Warning> Warnings => _warnings;

    /// <summary>How long each outage of a device's own was.</summary>
    public IReadOnlyList<TimeSpan> EndedOutages => _endedOutages;

    /// <param name="device">A device that is asked about.</param>
    /// <param name="gateway">What it reports through, if that was watched too.</param>
    /// <param name="offline">The days on which it said that it was offline, and in what share of its readings; null for none.</param>
    public void Add(WatchedDevice device, WatchedDevice? gateway, IReadOnlyDictionary<DateOnly, double>? offline)
    {
        Outage[] outages = [.. device.Outages()], gateways = gateway is null ? [] : [.. gateway.Interruptions()];
        var reliability = Reliability.Of(device, outages, gateways, _days.Add(device, outages, offline ?? NeverOffline));
        Total += reliability;
        _sites[device.Site] = _sites.GetValueOrDefault(device.Site) + reliability;
        _types[device.Type] = _types.GetValueOrDefault(device.Type) + reliability;
        _warnings.AddRange(device.Warnings().Where(warning => !warning.HasFailed || !(device.IsPlanned(warning.To) || Reliability.IsExplained(warning.To, gateways))));
        _endedOutages.AddRange(outages.Where(o => o is { HasBegun: true, HasEnded: true } && !Reliability.IsExplained(o.From, gateways)).Select(o => o.Length));
    }
}
