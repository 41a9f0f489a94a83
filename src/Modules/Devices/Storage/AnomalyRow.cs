namespace Platform.Devices.Storage;

/// <summary>A reading that was not what its metric usually is.</summary>
internal sealed record AnomalyRow
{
    public required TenantId Tenant { get; init; }
    public required Guid Device { get; init; }
    public required string Metric { get; init; }
    public required DateTimeOffset At { get; init; }
    public required float Value { get; init; }
    public required float Expected { get; init; }
    public required float Score { get; init; }
}
