namespace Platform.Contracts.Devices;

/// <summary>A device reported what its metric usually is not. The score is from a half, seldom, to 1, never seen; one anomaly of a metric within an hour is told.</summary>
public sealed record DeviceAnomalyDetected(Guid DeviceId, Guid SiteId, string Metric, float Value, float Expected, float Score, DateTimeOffset At);
