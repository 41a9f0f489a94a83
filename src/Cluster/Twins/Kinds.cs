using Orleans;
using Platform.Hosting.Twins;

namespace Platform.Cluster.Twins;

// One line for each kind that a module adds with AddTwin.

/// <summary>Where a device lives.</summary>
[GrainType("device")]
public sealed class DeviceGrain(IEnumerable<ITwinEngine> engines, ITwinHome home) : TwinGrain("device", engines, home);

/// <summary>Where the clocks of a ticket run.</summary>
[GrainType("ticket")]
public sealed class TicketGrain(IEnumerable<ITwinEngine> engines, ITwinHome home) : TwinGrain("ticket", engines, home);

/// <summary>Where a site lives.</summary>
[GrainType("site")]
public sealed class SiteGrain(IEnumerable<ITwinEngine> engines, ITwinHome home) : TwinGrain("site", engines, home);

/// <summary>Where the alerts of a site are correlated.</summary>
[GrainType("alerts")]
public sealed class SiteAlertsGrain(IEnumerable<ITwinEngine> engines, ITwinHome home) : TwinGrain("alerts", engines, home);
