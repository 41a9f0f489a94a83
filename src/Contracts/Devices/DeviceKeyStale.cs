namespace Platform.Contracts.Devices;

/// <summary>A metric of a device stopped coming though the device itself reports: its last value, and how far apart its values usually came. It stands until the metric is fresh.</summary>
public sealed record DeviceKeyStale(Guid DeviceId, Guid SiteId, string Metric, DateTimeOffset LastAt, int UsualGapSeconds, DateTimeOffset At);

/// <summary>A metric that was stale came again, or its device is no longer in use.</summary>
public sealed record DeviceKeyFresh(Guid DeviceId, Guid SiteId, string Metric, DateTimeOffset At);
