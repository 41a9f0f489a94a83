using Platform.Contracts.Sites;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;

namespace Platform.Devices.Features;

/// <summary>Finds the devices a caller asks for, in the order asked for.</summary>
internal sealed class DeviceLists(DevicesDb db, ISiteDirectory sites, DeviceInventory inventory)
{
    public DateTimeOffset Now => db.Call.Now;

    public async Task<List<ListedDevice>> Find(InventoryQuery query, string? words, InventoryOrder order, CancellationToken ct)
    {
        var filter = await query.Resolve(words, db, sites, ct);
        return order.Sort(new InventoryScan(await inventory.Of(db.Tenant, ct), filter).Find());
    }

    public async Task<FacetCounts> Count(InventoryQuery query, string? words, CancellationToken ct)
    {
        var filter = await query.Resolve(words, db, sites, ct);
        return new InventoryScan(await inventory.Of(db.Tenant, ct), filter).Count();
    }

    /// <summary>The numbers people call these devices by.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> NumbersOf(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var all = await inventory.Of(db.Tenant, ct);
        return ids.Distinct().Select(all.Find).OfType<ListedDevice>().ToDictionary(d => d.Id, d => d.Number);
    }
}
