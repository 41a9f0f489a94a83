namespace Platform.Identity.Storage;

/// <summary>The SHA-256 of the link an invitation was last sent with.</summary>
internal sealed class InvitationTokenRow
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required byte[] Hash { get; set; }
}
