namespace Platform.Devices.Domain;

/// <summary>The key a device signs its own readings with, and nothing else: a prefix everyone may see, and a secret of which only the hash is kept, elsewhere.</summary>
internal sealed record DeviceCredential : IEntity<DeviceCredential, DeviceCredentialEvent>
{
    public static string Kind => "device-credential";

    /// <summary>How every one begins.</summary>
    public const string Mark = "dk_";

    /// <summary>Enough to change over one by one, few enough to know them all.</summary>
    public const int MostPerDevice = 5;

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required Guid DeviceId { get; init; }
    public required string Name { get; init; }
    public required string Prefix { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it got the secret it has.</summary>
    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>Until when the secret before that one works as well.</summary>
    public DateTimeOffset? PreviousUntil { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
    public required int Version { get; init; }

    public static DeviceCredential Evolve(DeviceCredential? credential, DeviceCredentialEvent @event) => (credential, @event) switch
    {
        (null, DeviceCredentialCreated e) => new() { Tenant = e.Tenant, Key = e.CredentialId, DeviceId = e.DeviceId, Name = e.Name, Prefix = e.Prefix, CreatedAt = e.At, Version = 1 },
        ({ } c, DeviceCredentialRotated e) => c with { RotatedAt = e.At, PreviousUntil = e.PreviousUntil, Version = c.Version + 1 },
        ({ } c, DeviceCredentialRevoked e) => c with { RevokedAt = e.At, Version = c.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {credential}."),
    };
}
