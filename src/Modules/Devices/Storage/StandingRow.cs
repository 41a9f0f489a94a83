using Platform.Contracts;

namespace Platform.Devices.Storage;

/// <summary>How a device stood when its twin was last saved; what lists are filtered and sorted by.</summary>
internal sealed record StandingRow
{
    public required TenantId Tenant { get; init; }
    public required Guid Device { get; init; }
    public required Band Band { get; init; }
    public short? Score { get; init; }
    public DateTimeOffset? LastReadingAt { get; init; }
}

/// <summary>A device that went from one band into another.</summary>
internal sealed record HealthChange
{
    public required TenantId Tenant { get; init; }
    public required Guid Device { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Band Before { get; init; }
    public required Band After { get; init; }
    public short? Score { get; init; }
    public string? Reason { get; init; }
}
