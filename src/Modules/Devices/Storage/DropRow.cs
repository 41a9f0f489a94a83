namespace Platform.Devices.Storage;

/// <summary>How much of what a tenant sent in an hour was not kept for one reason, and what was wrong with the last of it.</summary>
internal sealed record DropRow
{
    public required TenantId Tenant { get; init; }
    public required DateTimeOffset HourAt { get; init; }
    public required string Reason { get; init; }
    public required long Count { get; init; }
    public required DateTimeOffset LastAt { get; init; }
    public required string Example { get; init; }
}
