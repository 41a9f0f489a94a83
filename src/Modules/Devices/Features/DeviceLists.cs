using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Finds the devices a caller asks for, in the order asked for.</summary>
internal sealed class DeviceLists(DevicesDb db, ISiteDirectory sites, DeviceInventory inventory, ImportedLists imports)
{
    private const int MostNamed = 500;

    public TenantId Tenant => db.Tenant;
    public DateTimeOffset Now => db.Call.Now;

    /// <summary>To be disposed when it is read.</summary>
    public async Task<FoundDevices> Find(InventoryQuery query, string? words, InventoryOrder order, CancellationToken ct)
    {
        var filter = await query.Resolve(words, db, sites, imports, ct);
        return order.Sort(new InventoryScan(await inventory.Of(db.Tenant, ct), filter).Find());
    }

    /// <summary>The devices called so, by id or number, in this order; those the caller may not see, or nobody knows, are left out.</summary>
    public async Task<List<ListedDevice>> Named(string named, CancellationToken ct)
    {
        var ids = named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length > MostNamed) throw new MalformedException("ids", $"Name at most {MostNamed} devices.");
        var all = await inventory.Of(db.Tenant, ct);
        var byNumber = new Lazy<Dictionary<int, ListedDevice>>(() => all.ByName.ToDictionary(d => d.Number));
        return [.. ids.Select(Find).OfType<ListedDevice>().Where(d => db.Call.Sites.Contains(d.SiteId)).DistinctBy(d => d.Id)];

        ListedDevice? Find(string one) =>
            Guid.TryParseExact(one, "D", out var id) ? all.Find(id) : DeviceNumber.TryParse(one, out var number) ? byNumber.Value.GetValueOrDefault(number) : null;
    }

    public async Task<FacetCounts> Count(InventoryQuery query, string? words, CancellationToken ct)
    {
        var filter = await query.Resolve(words, db, sites, imports, ct);
        return new InventoryScan(await inventory.Of(db.Tenant, ct), filter).Count();
    }

    /// <summary>The numbers people call these devices by.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> NumbersOf(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var all = await inventory.Of(db.Tenant, ct);
        return ids.Distinct().Select(all.Find).OfType<ListedDevice>().ToDictionary(d => d.Id, d => d.Number);
    }
}
