namespace Platform.Devices.Storage;

/// <summary>When a device's key was last used, to the minute.</summary>
internal sealed class DeviceCredentialUse
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset LastUsedAt { get; init; }
}
