using System.Text.Json.Serialization;

namespace Platform.Devices.Domain;

/// <summary>Devices a company thinks of together, wherever they are: "cold chain".</summary>
internal sealed record DeviceGroup : IEntity<DeviceGroup, DeviceGroupEvent>
{
    public static string Kind => "device-group";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    public static DeviceGroup Evolve(DeviceGroup? group, DeviceGroupEvent @event) => (group, @event) switch
    {
        (null, DeviceGroupAdded e) => new() { Tenant = e.Tenant, Key = e.GroupId, Name = e.Name, Description = e.Description, CreatedAt = e.At, Version = 1 },
        ({ } g, DeviceGroupRenamed e) => g with { Name = e.Name, Description = e.Description, Version = g.Version + 1 },
        ({ } g, DeviceGroupRemoved e) => g with { RemovedAt = e.At, Version = g.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {group}."),
    };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DeviceGroupAdded), "device-group.added.v1")]
[JsonDerivedType(typeof(DeviceGroupRenamed), "device-group.renamed.v1")]
[JsonDerivedType(typeof(DeviceGroupRemoved), "device-group.removed.v1")]
internal abstract record DeviceGroupEvent(DateTimeOffset At);

internal sealed record DeviceGroupAdded(Guid GroupId, TenantId Tenant, string Name, string Description, DateTimeOffset At) : DeviceGroupEvent(At);
internal sealed record DeviceGroupRenamed(string Name, string Description, DateTimeOffset At) : DeviceGroupEvent(At);
internal sealed record DeviceGroupRemoved(DateTimeOffset At) : DeviceGroupEvent(At);
