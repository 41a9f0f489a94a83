using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Sites;
using Platform.Devices.Inventory;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;

namespace Platform.Devices.Features;

/// <summary>What a tenant's sites, types and groups are called.</summary>
internal sealed record KnownNames(IReadOnlyDictionary<Guid, string> Sites, IReadOnlyDictionary<Guid, string> Types, IReadOnlyDictionary<Guid, string> Groups)
{
    public string Site(Guid id) => Sites.GetValueOrDefault(id, "");
    public string Type(Guid id) => Types.GetValueOrDefault(id, "");
    public string? Group(Guid? id) => id is { } known ? Groups.GetValueOrDefault(known) : null;

    // What has no name, such as a removed site, is looked for once.
    private readonly ConcurrentDictionary<Guid, bool> _nameless = new();

    /// <summary>Those of these that may be newer than what is known.</summary>
    public List<Guid> Lacking(IEnumerable<Guid> sites, IEnumerable<Guid> types, IEnumerable<Guid> groups) =>
    [
        .. sites.Where(id => !Sites.ContainsKey(id)).Concat(types.Where(id => !Types.ContainsKey(id))).Concat(groups.Where(id => id != Guid.Empty && !Groups.ContainsKey(id)))
            .Where(id => !_nameless.ContainsKey(id)),
    ];

    public KnownNames WithoutNamesFor(IEnumerable<Guid> ids)
    {
        foreach (var id in ids) _nameless[id] = true;
        return this;
    }
}

/// <summary>
/// Tells lists what sites, types and groups are called, from a short memory: a screen asks for the same few hundred names with every window and every count.
/// Another name is seen within two seconds, a new thing's at once.
/// </summary>
internal sealed class DeviceNames
{
    private readonly ShortMemory<TenantId, KnownNames> _known;

    public DeviceNames(IServiceProvider services, ISiteDirectory sites, TimeProvider time) => _known = new(time, async tenant =>
    {
        // Names of everywhere: who asks has them of devices they may see.
        var call = new Call(tenant, ActorId.Platform, time.GetUtcNow());
        await using var scope = services.CreateScopeFor(call);
        var db = scope.ServiceProvider.GetRequiredService<DevicesDb>();
        return new(
            (await sites.All(call, CancellationToken.None)).ToDictionary(s => s.Id, s => s.Name),
            await db.Types.AsNoTracking().ToDictionaryAsync(t => t.Key, t => t.Name),
            await db.Groups.AsNoTracking().ToDictionaryAsync(g => g.Key, g => g.Name));
    });

    public Task<KnownNames> Of(TenantId tenant, IReadOnlyCollection<ListedDevice> devices, CancellationToken ct) => Of(
        tenant, devices.Select(d => d.SiteId).ToHashSet(), devices.Select(d => d.TypeId).ToHashSet(), devices.Select(d => d.GroupId ?? Guid.Empty).ToHashSet(), ct);

    /// <summary>The empty id stands for no group.</summary>
    public async Task<KnownNames> Of(TenantId tenant, IReadOnlyCollection<Guid> sites, IReadOnlyCollection<Guid> types, IReadOnlyCollection<Guid> groups, CancellationToken ct)
    {
        var known = await _known.Get(tenant, ct);
        if (known.Lacking(sites, types, groups).Count == 0) return known;
        _known.Forget(tenant);
        known = await _known.Get(tenant, ct);
        return known.WithoutNamesFor(known.Lacking(sites, types, groups));
    }
}
