namespace Platform.Identity.Storage;

/// <summary>One link in the chain of a session's refresh tokens. Only the newest may be used, and only once.</summary>
internal sealed class RefreshTokenRow
{
    public required TenantId Tenant { get; init; }

    /// <summary>SHA-256 of the token, which is 256 random bits.</summary>
    public required byte[] Hash { get; init; }

    public required Guid SessionId { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
