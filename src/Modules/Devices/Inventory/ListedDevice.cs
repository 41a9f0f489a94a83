using Platform.Devices.Domain;

namespace Platform.Devices.Inventory;

/// <summary>A device as lists know it: its record as it was last changed, and how it was last seen to stand.</summary>
internal sealed record ListedDevice
{
    /// <summary>The order of names; two devices of one name are in the order of their ids.</summary>
    public static readonly Comparer<ListedDevice> ByName = Comparer<ListedDevice>.Create((a, b) => InventoryOrder.Compare(a.Name, a.Id, b.Name, b.Id));

    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required int Number { get; init; }
    public required string Name { get; init; }
    public string? Serial { get; init; }
    public required Guid SiteId { get; init; }
    public required Guid TypeId { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? GroupId { get; init; }
    public string[] Tags { get; init; } = [];
    public Maintenance? Maintenance { get; init; }
    public bool IsDecommissioned { get; init; }
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Shared by all versions of the record.</summary>
    public SeenStanding Standing { get; init; } = SeenStanding.Nowhere;

    /// <summary>The numbers its site, type, group and tags have in the inventory; what is not yet in one has none.</summary>
    public int SiteAt { get; init; }
    public int TypeAt { get; init; }
    public int GroupAt { get; init; }
    public int[] TagsAt { get; init; } = [];

    public DeviceState StateAt(DateTimeOffset now) =>
        IsDecommissioned ? DeviceState.Decommissioned : Maintenance?.Covers(now) is true ? DeviceState.Maintenance : DeviceState.Active;

    public static ListedDevice Of(Device d) => new()
    {
        Id = d.Key, Version = d.Version, Number = d.Number, Name = d.Name, Serial = d.Serial, SiteId = d.SiteId, TypeId = d.TypeId, ParentId = d.ParentId, GroupId = d.GroupId,
        Tags = d.Tags, Maintenance = d.Maintenance, IsDecommissioned = d.DecommissionedAt is not null, RegisteredAt = d.RegisteredAt,
    };
}

/// <summary>Whether a device is in use, worked on, or out of use.</summary>
internal enum DeviceState { Active, Maintenance, Decommissioned }
