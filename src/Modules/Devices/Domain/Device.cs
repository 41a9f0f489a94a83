using System.Text.Json.Serialization;

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

    public Guid? GroupId { get; init; }
    public string[] Tags { get; init; } = [];

    public DateTimeOffset? MaintenanceFrom { get; init; }
    public DateTimeOffset? MaintenanceUntil { get; init; }
    public string? MaintenanceReason { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? DecommissionedAt { get; init; }
    public required int Version { get; init; }

    /// <summary>The maintenance last planned; it may be over.</summary>
    [JsonIgnore]
    public Maintenance? Maintenance => MaintenanceFrom is { } from && MaintenanceUntil is { } until ? new(from, until, MaintenanceReason ?? "") : null;

    public static Device Evolve(Device? device, DeviceEvent @event) => (device, @event) switch
    {
        (null, DeviceRegistered e) => new()
        {
            Key = e.DeviceId, Tenant = e.Tenant, Number = e.Number, Name = e.Name, Serial = e.Serial, SiteId = e.SiteId, TypeId = e.TypeId,
            ParentId = e.ParentId, GroupId = e.GroupId, Tags = e.Tags, RegisteredAt = e.At, ChangedAt = e.At, Version = 1,
        },
        ({ } d, DeviceRenamed e) => d.After(e) with { Name = e.Name },
        ({ } d, DeviceSerialCorrected e) => d.After(e) with { Serial = e.Serial },
        ({ } d, DeviceMoved e) => d.After(e) with { SiteId = e.SiteId, ParentId = e.ParentId },
        ({ } d, DeviceRetyped e) => d.After(e) with { TypeId = e.TypeId },
        ({ } d, DeviceGrouped e) => d.After(e) with { GroupId = e.GroupId },
        ({ } d, DeviceTagged e) => d.After(e) with { Tags = e.Tags },
        ({ } d, DeviceMaintenancePlanned e) => d.After(e) with { MaintenanceFrom = e.From, MaintenanceUntil = e.Until, MaintenanceReason = e.Reason },
        ({ } d, DeviceMaintenanceEnded e) => d.After(e) with { MaintenanceFrom = null, MaintenanceUntil = null, MaintenanceReason = null },
        ({ } d, DeviceDecommissioned e) => d.After(e) with { DecommissionedAt = e.At },
        ({ } d, DeviceRestored e) => d.After(e) with { DecommissionedAt = null },
        _ => throw new InvalidOperationException($"{@event} cannot follow {device}."),
    };

    public Refusal? RefuseIfDecommissioned() => DecommissionedAt is null ? null : DeviceRefusals.Decommissioned;

    private Device After(DeviceEvent e) => this with { Version = Version + 1, ChangedAt = e.At };
}
