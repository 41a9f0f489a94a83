namespace Platform.Identity.Storage;

/// <summary>The SHA-256 of an API key's secret. The secret is random and long, so a plain hash is enough; it is kept out of the journal all the same.</summary>
internal sealed class ApiKeySecret
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>When an API key was last used, to the minute.</summary>
internal sealed class ApiKeyUse
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset LastUsedAt { get; init; }
}
