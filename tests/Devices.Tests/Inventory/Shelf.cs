using Platform.Contracts;
using Platform.Devices.Domain;

namespace Platform.Devices.Inventory;

/// <summary>An inventory filled by hand.</summary>
internal sealed class Shelf
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly Guid North = new("00000000-0000-0000-0000-000000000001"), South = new("00000000-0000-0000-0000-000000000002");

    private readonly Guid _type = Guid.NewGuid();
    private int _number;

    public TenantInventory Inventory { get; } = new();

    public InventoryFilter All { get; init; } = new(PermittedSites.All, Noon);

    public ListedDevice Put(string name, Guid? site = null, Band band = Band.Unknown, int? score = null, string[]? tags = null, Guid? group = null, Maintenance? maintenance = null, bool gone = false, string? serial = null)
    {
        var device = new ListedDevice
        {
            Id = Guid.CreateVersion7(), Version = 1, Number = ++_number, Name = name, Serial = serial, SiteId = site ?? North, TypeId = _type, GroupId = group, Tags = tags ?? [],
            Maintenance = maintenance, IsDecommissioned = gone, RegisteredAt = Noon.AddMinutes(_number),
        };
        Inventory.Put([device]);
        Inventory.Find(device.Id)!.Standing.See(new(band, score, 0));
        return device;
    }

    public string[] Names(InventoryFilter? filter = null, string? sort = null) => [.. InventoryOrder.Named(sort).Sort(new InventoryScan(Inventory, filter ?? All).Find()).Select(d => d.Name)];
}
