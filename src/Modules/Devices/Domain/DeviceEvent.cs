using System.Text.Json.Serialization;

namespace Platform.Devices.Domain;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DeviceRegistered), "device.registered.v1")]
[JsonDerivedType(typeof(DeviceRenamed), "device.renamed.v1")]
[JsonDerivedType(typeof(DeviceSerialCorrected), "device.serial-corrected.v1")]
[JsonDerivedType(typeof(DeviceMoved), "device.moved.v1")]
[JsonDerivedType(typeof(DeviceRetyped), "device.retyped.v1")]
[JsonDerivedType(typeof(DeviceGrouped), "device.grouped.v1")]
[JsonDerivedType(typeof(DeviceTagged), "device.tagged.v1")]
[JsonDerivedType(typeof(DeviceMaintenancePlanned), "device.maintenance-planned.v1")]
[JsonDerivedType(typeof(DeviceMaintenanceEnded), "device.maintenance-ended.v1")]
[JsonDerivedType(typeof(DeviceDecommissioned), "device.decommissioned.v1")]
[JsonDerivedType(typeof(DeviceRestored), "device.restored.v1")]
internal abstract record DeviceEvent(DateTimeOffset At);

internal sealed record DeviceRegistered(
    Guid DeviceId, TenantId Tenant, int Number, string Name, string? Serial, Guid SiteId, Guid TypeId, Guid? ParentId, DateTimeOffset At) : DeviceEvent(At)
{
    public Guid? GroupId { get; init; }
    public string[] Tags { get; init; } = [];
}

internal sealed record DeviceRenamed(string Name, DateTimeOffset At) : DeviceEvent(At);
internal sealed record DeviceSerialCorrected(string? Serial, DateTimeOffset At) : DeviceEvent(At);
internal sealed record DeviceMoved(Guid SiteId, Guid? ParentId, DateTimeOffset At) : DeviceEvent(At);
internal sealed record DeviceRetyped(Guid TypeId, DateTimeOffset At) : DeviceEvent(At);
internal sealed record DeviceGrouped(Guid? GroupId, DateTimeOffset At) : DeviceEvent(At);

/// <summary>The device has these tags now and no others.</summary>
internal sealed record DeviceTagged(string[] Tags, DateTimeOffset At) : DeviceEvent(At);

internal sealed record DeviceMaintenancePlanned(DateTimeOffset From, DateTimeOffset Until, string Reason, DateTimeOffset At) : DeviceEvent(At);

/// <summary>Somebody ended the maintenance before its time, or called it off.</summary>
internal sealed record DeviceMaintenanceEnded(DateTimeOffset At) : DeviceEvent(At);

internal sealed record DeviceDecommissioned(DateTimeOffset At) : DeviceEvent(At);

/// <summary>A decommissioned device is in use again.</summary>
internal sealed record DeviceRestored(DateTimeOffset At) : DeviceEvent(At);
