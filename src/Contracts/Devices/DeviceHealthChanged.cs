namespace Platform.Contracts.Devices;

/// <summary>A device crossed from one health band into another. A device that falls silent becomes unknown and keeps its last score.</summary>
public sealed record DeviceHealthChanged(Guid DeviceId, Guid SiteId, Band From, Band To, int? Score, string? Reason, DateTimeOffset At);
