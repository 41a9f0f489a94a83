namespace Platform.Contracts.Devices;

/// <summary>The devices of a tenant, as other modules may know them, and as far as the call may see them.</summary>
public interface IDeviceDirectory
{
    /// <summary>The device with this id or number people say aloud ("D-17"); null when there is none.</summary>
    Task<KnownDevice?> Find(Call call, string idOrNumber, CancellationToken ct);

    /// <summary>The names of those of these devices that exist.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Names(Call call, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Where those of these devices are that exist, by the id or number they were asked for with.</summary>
    Task<IReadOnlyDictionary<string, PlacedDevice>> Place(Call call, IReadOnlyCollection<string> idsOrNumbers, CancellationToken ct);

    /// <summary>What those of these devices are that exist.</summary>
    Task<IReadOnlyDictionary<Guid, DeviceTraits>> Traits(Call call, IReadOnlyCollection<Guid> ids, CancellationToken ct);
}

/// <summary>A device, and where it is.</summary>
public sealed record KnownDevice(Guid Id, string Name, Guid SiteId);

/// <summary>Where a device is, and the gateways it reports through, the nearest first.</summary>
public sealed record PlacedDevice(Guid Id, Guid SiteId, IReadOnlyList<Guid> Gateways);

/// <summary>What a device is: the name of its type, its tags, and how many devices are reached through it.</summary>
public sealed record DeviceTraits(string Type, IReadOnlyList<string> Tags, int Behind);
