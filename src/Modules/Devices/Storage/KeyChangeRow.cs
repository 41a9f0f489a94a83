namespace Platform.Devices.Storage;

/// <summary>A metric of a device that stopped coming, or came again.</summary>
internal sealed record KeyChangeRow
{
    public required TenantId Tenant { get; init; }
    public required Guid Device { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Metric { get; init; }
    public required bool IsStale { get; init; }

    /// <summary>When its last value was taken.</summary>
    public required DateTimeOffset SinceAt { get; init; }

    public required int UsualGapSeconds { get; init; }
}
