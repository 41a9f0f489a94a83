namespace Platform.Contracts.Devices;

/// <summary>Somebody moved a device to a site, or behind another gateway. What is true of it is true there from now on.</summary>
public sealed record DeviceWasMoved(Guid DeviceId, Guid SiteId, DateTimeOffset At);

/// <summary>A device is no longer in use: nothing more is to be expected of it.</summary>
public sealed record DeviceWasDecommissioned(Guid DeviceId, DateTimeOffset At);
