using Platform.Contracts;
using Platform.Twins;

namespace Platform.Devices.Domain;

/// <summary>The device stands differently now; <paramref name="Before"/> is the band others last saw.</summary>
internal sealed record StandingChanged(DeviceTwin Twin, Band Before, DateTimeOffset At) : Effect;

/// <summary>The device is no longer at the site.</summary>
internal sealed record SiteLeft(Guid SiteId, DateTimeOffset At) : Effect;
