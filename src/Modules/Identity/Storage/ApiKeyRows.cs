namespace Platform.Identity.Storage;

/// <summary>The SHA-256 of an API key's secret. The secret is random and long, so a plain hash is enough; it is kept out of the journal all the same.</summary>
internal sealed class ApiKeySecret
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required byte[] Hash { get; set; }

    /// <summary>Of the secret before, while that one still works.</summary>
    public byte[]? PreviousHash { get; set; }
}

/// <summary>When an API key was last used, to the minute.</summary>
internal sealed class ApiKeyUse
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset LastUsedAt { get; init; }

    /// <summary>When the secret before the present one was last used.</summary>
    public DateTimeOffset? PreviousUsedAt { get; init; }
}
