namespace Platform.Identity.Storage;

/// <summary>So many of something at one site on one day, and the plan of that day.</summary>
internal sealed class UsageRow
{
    public required TenantId Tenant { get; init; }
    public required DateOnly Day { get; init; }
    public required string Meter { get; init; }
    public required Guid Site { get; init; }
    public required long Quantity { get; init; }
    public required string Plan { get; init; }
}
