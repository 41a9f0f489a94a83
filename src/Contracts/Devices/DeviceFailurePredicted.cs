namespace Platform.Contracts.Devices;

/// <summary>
/// A device will probably fail within a day, by its <c>battery</c>, its <c>connectivity</c> or the <c>device</c> itself: how probably, when, why, and
/// what to do before. It stands until it is withdrawn.
/// </summary>
public sealed record DeviceFailurePredicted(
    Guid DeviceId, Guid SiteId, string Class, float Probability, DateTimeOffset EarliestAt, DateTimeOffset FailsAt, DateTimeOffset LatestAt,
    string? Reason, string Recommendation, DateTimeOffset At);

/// <summary>A failure that was predicted is no longer to be expected: it was dealt with, or it passed by itself.</summary>
public sealed record DeviceFailurePredictionWithdrawn(Guid DeviceId, Guid SiteId, string Class, float Probability, DateTimeOffset At);
