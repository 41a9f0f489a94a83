using System.Text.Json.Serialization;

namespace Platform.Devices.Domain;

/// <summary>What can happen to a device's key. The secret and its hash are in no event.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DeviceCredentialCreated), "device-credential.created.v1")]
[JsonDerivedType(typeof(DeviceCredentialRotated), "device-credential.rotated.v1")]
[JsonDerivedType(typeof(DeviceCredentialRevoked), "device-credential.revoked.v1")]
internal abstract record DeviceCredentialEvent(DateTimeOffset At);

internal sealed record DeviceCredentialCreated(TenantId Tenant, Guid CredentialId, Guid DeviceId, string Name, string Prefix, DateTimeOffset At) : DeviceCredentialEvent(At);

/// <summary>It has a new secret; the one before works until <paramref name="PreviousUntil"/>, or not any more.</summary>
internal sealed record DeviceCredentialRotated(DateTimeOffset? PreviousUntil, DateTimeOffset At) : DeviceCredentialEvent(At);

internal sealed record DeviceCredentialRevoked(DateTimeOffset At) : DeviceCredentialEvent(At);
