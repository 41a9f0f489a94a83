namespace Platform.Identity.Storage;

/// <summary>A browser in which a user has shown the second factor, recognised by a cookie of which the hash is kept.</summary>
internal sealed class RememberedDevice
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required byte[] Hash { get; init; }
    public required string Name { get; init; }
    public required string Address { get; init; }
    public required DateTimeOffset RememberedAt { get; init; }
    public required DateTimeOffset LastUsedAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; init; }
}
