using System.Text.Json.Serialization;
using Platform.Devices.Domain.Value;

namespace Platform.Devices.Domain;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DeviceTypeDefined), "device-type.defined.v1")]
[JsonDerivedType(typeof(ReplacementTermsSet), "device-type.replacement-terms-set.v1")]
[JsonDerivedType(typeof(ReplacementTermsRemoved), "device-type.replacement-terms-removed.v1")]
[JsonDerivedType(typeof(DeviceTypeRemoved), "device-type.removed.v1")]
internal abstract record DeviceTypeEvent(DateTimeOffset At);

/// <summary>The type is this from now on; told when it is made and whenever it is changed.</summary>
internal sealed record DeviceTypeDefined(Guid TypeId, TenantId Tenant, TypeDefinition Definition, DateTimeOffset At) : DeviceTypeEvent(At);

/// <summary>This is what replacing a device of the type costs from now on, and when it is due.</summary>
internal sealed record ReplacementTermsSet(ReplacementTerms Terms, DateTimeOffset At) : DeviceTypeEvent(At);

internal sealed record ReplacementTermsRemoved(DateTimeOffset At) : DeviceTypeEvent(At);

internal sealed record DeviceTypeRemoved(DateTimeOffset At) : DeviceTypeEvent(At);
