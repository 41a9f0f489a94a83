using Microsoft.AspNetCore.Identity;

namespace Platform.Identity.Storage;

/// <summary>The public half of a passkey, and the name its owner gave it.</summary>
internal sealed class Passkey
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required byte[] CredentialId { get; init; }
    public required Guid UserId { get; init; }
    public required string Name { get; set; }
    public required byte[] PublicKey { get; init; }

    /// <summary>How often the authenticator has signed; one that goes backwards was copied.</summary>
    public required long SignCount { get; set; }

    public required string[] Transports { get; init; }
    public required bool IsUserVerified { get; set; }
    public required bool IsBackupEligible { get; init; }
    public required bool IsBackedUp { get; set; }
    public required byte[] AttestationObject { get; init; }
    public required byte[] ClientData { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }

    public UserPasskeyInfo Info => new(CredentialId, PublicKey, CreatedAt, (uint)SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp, AttestationObject, ClientData) { Name = Name };
}
