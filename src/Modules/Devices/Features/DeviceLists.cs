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
        var byName = (await inventory.Of(db.Tenant, ct)).ByName;
        var found = new List<ListedDevice>(byName.Count);
        foreach (var device in byName)
            if (filter.Takes(device)) found.Add(device);
        return order.Sort(found);
    }

    public async Task<FacetCounts> Count(InventoryQuery query, string? words, CancellationToken ct)
    {
        var filter = await query.Resolve(words, db, sites, ct);
        var counts = new FacetCounts();
        foreach (var device in (await inventory.Of(db.Tenant, ct)).ByName)
            if (filter.MayTake(device)) counts.Add(device, filter.Misses(device), filter.Now);
        return counts;
    }

    /// <summary>The numbers people call these devices by.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> NumbersOf(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var all = await inventory.Of(db.Tenant, ct);
        return ids.Distinct().Select(all.Find).OfType<ListedDevice>().ToDictionary(d => d.Id, d => d.Number);
    }
}
