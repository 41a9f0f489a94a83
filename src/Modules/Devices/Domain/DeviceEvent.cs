using System.Text.Json.Serialization;

namespace Platform.Devices.Domain;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DeviceRegistered), "device.registered.v1")]
[JsonDerivedType(typeof(DeviceRenamed), "device.renamed.v1")]
[JsonDerivedType(typeof(DeviceSerialCorrected), "device.serial-corrected.v1")]
[JsonDerivedType(typeof(DeviceMoved), "device.moved.v1")]
[JsonDerivedType(typeof(DeviceDecommissioned), "device.decommissioned.v1")]
internal abstract record DeviceEvent(DateTimeOffset At);

internal sealed record DeviceRegistered(
    Guid DeviceId, TenantId Tenant, int Number, string Name, string? Serial, Guid SiteId, Guid TypeId, Guid? ParentId, DateTimeOffset At) : DeviceEvent(At);

internal sealed record DeviceRenamed(string Name, DateTimeOffset At) : DeviceEvent(At);
internal sealed record DeviceSerialCorrected(string? Serial, DateTimeOffset At) : DeviceEvent(At);
internal sealed record DeviceMoved(Guid SiteId, Guid? ParentId, DateTimeOffset At) : DeviceEvent(At);
internal sealed record DeviceDecommissioned(DateTimeOffset At) : DeviceEvent(At);
