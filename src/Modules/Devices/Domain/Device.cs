namespace Platform.Devices.Domain;

/// <summary>A thing at a site that reports how it is: what it is called, where it is, and through which gateway it speaks.</summary>
internal sealed record Device : IEntity<Device, DeviceEvent>
{
    public static string Kind => "device";

    public required Guid Key { get; init; }
    public required TenantId Tenant { get; init; }
    public required int Number { get; init; }
    public required string Name { get; init; }
    public string? Serial { get; init; }
    public required Guid SiteId { get; init; }
    public required Guid TypeId { get; init; }

    /// <summary>The device it reports through.</summary>
    public Guid? ParentId { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? DecommissionedAt { get; init; }
    public required int Version { get; init; }

    public static Device Evolve(Device? device, DeviceEvent @event) => (device, @event) switch
    {
        (null, DeviceRegistered e) => new()
        {
            Key = e.DeviceId, Tenant = e.Tenant, Number = e.Number, Name = e.Name, Serial = e.Serial, SiteId = e.SiteId, TypeId = e.TypeId,
            ParentId = e.ParentId, RegisteredAt = e.At, ChangedAt = e.At, Version = 1,
        },
        ({ } d, DeviceRenamed e) => d.After(e) with { Name = e.Name },
        ({ } d, DeviceSerialCorrected e) => d.After(e) with { Serial = e.Serial },
        ({ } d, DeviceMoved e) => d.After(e) with { SiteId = e.SiteId, ParentId = e.ParentId },
        ({ } d, DeviceDecommissioned e) => d.After(e) with { DecommissionedAt = e.At },
        _ => throw new InvalidOperationException($"{@event} cannot follow {device}."),
    };

    public Refusal? RefuseIfDecommissioned() => DecommissionedAt is null ? null : DeviceRefusals.Decommissioned;

    private Device After(DeviceEvent e) => this with { Version = Version + 1, ChangedAt = e.At };
}
