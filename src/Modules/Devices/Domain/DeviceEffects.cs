using Platform.Contracts;
using Platform.Twins;

namespace Platform.Devices.Domain;

/// <summary>The device stands differently now: for its watchers and its site.</summary>
internal sealed record StandingChanged(DeviceTwin Twin, DateTimeOffset At) : Effect;

/// <summary>The device went from one band into another: for its timeline and for other modules.</summary>
internal sealed record BandChanged(DeviceTwin Twin, Band Before, DateTimeOffset At) : Effect;

/// <summary>The device is no longer at the site.</summary>
internal sealed record SiteLeft(Guid SiteId, DateTimeOffset At) : Effect;
