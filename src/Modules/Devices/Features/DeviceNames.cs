using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;

namespace Platform.Devices.Features;

/// <summary>What the sites, types and groups of some devices are called.</summary>
internal sealed record KnownNames(IReadOnlyDictionary<Guid, string> Sites, IReadOnlyDictionary<Guid, string> Types, IReadOnlyDictionary<Guid, string> Groups)
{
    public string Site(Guid id) => Sites.GetValueOrDefault(id, "");
    public string Type(Guid id) => Types.GetValueOrDefault(id, "");
    public string? Group(Guid? id) => id is { } known ? Groups.GetValueOrDefault(known) : null;
}

/// <summary>Looks up what sites, types and groups are called.</summary>
internal sealed class DeviceNames(DevicesDb db, ISiteDirectory sites)
{
    public Task<KnownNames> Of(IReadOnlyCollection<ListedDevice> devices, CancellationToken ct) =>
        Of([.. devices.Select(d => d.SiteId).Distinct()], devices.Any(d => d.GroupId is not null), ct);

    public async Task<KnownNames> Of(IReadOnlyCollection<Guid> siteIds, bool withGroups, CancellationToken ct) => new(
        siteIds.Count == 0 ? new Dictionary<Guid, string>() : await sites.Names(db.Call, siteIds, ct),
        await db.Types.AsNoTracking().ToDictionaryAsync(t => t.Key, t => t.Name, ct),
        withGroups ? await db.Groups.AsNoTracking().ToDictionaryAsync(g => g.Key, g => g.Name, ct) : new Dictionary<Guid, string>());
}
