namespace Platform.Devices.Storage;

/// <summary>The SHA-256 of a device key's secret. The secret is random and long, so a plain hash is enough; it is kept out of the journal all the same.</summary>
internal sealed class DeviceCredentialSecret
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required byte[] Hash { get; set; }

    /// <summary>Of the secret before, while that one still works.</summary>
    public byte[]? PreviousHash { get; set; }
}
