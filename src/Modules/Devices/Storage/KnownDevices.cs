using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Devices;
using Platform.Devices.Domain;
using Platform.Devices.Features;
using Platform.Hosting.Tenancy;

namespace Platform.Devices.Storage;

/// <summary>Answers other modules' questions about devices, each in a scope of its own.</summary>
internal sealed class KnownDevices(IServiceProvider services) : IDeviceDirectory
{
    private const int MostGateways = 8;

    public async Task<KnownDevice?> Find(Call call, string idOrNumber, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(call);
        return await scope.ServiceProvider.GetRequiredService<DevicesDb>().FindDevice(idOrNumber, ct) is { } device ? new(device.Key, device.Name, device.SiteId) : null;
    }

    public async Task<IReadOnlyDictionary<Guid, string>> Names(Call call, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return new Dictionary<Guid, string>();
        await using var scope = services.CreateScopeFor(call);
        return await scope.ServiceProvider.GetRequiredService<DevicesDb>().Devices.AsNoTracking().Where(d => ids.Contains(d.Key)).ToDictionaryAsync(d => d.Key, d => d.Name, ct);
    }

    public async Task<IReadOnlyDictionary<string, PlacedDevice>> Place(Call call, IReadOnlyCollection<string> idsOrNumbers, CancellationToken ct)
    {
        var ids = new List<Guid>();
        var numbers = new List<int>();
        foreach (var name in idsOrNumbers)
            if (Guid.TryParse(name, out var id)) ids.Add(id);
            else if (DeviceNumber.TryParse(name, out var number)) numbers.Add(number);
        if (ids.Count + numbers.Count == 0) return new Dictionary<string, PlacedDevice>();

        await using var scope = services.CreateScopeFor(call);
        var devices = scope.ServiceProvider.GetRequiredService<DevicesDb>().Devices.AsNoTracking();
        var known = await devices.Where(d => ids.Contains(d.Key) || numbers.Contains(d.Number)).Select(d => new Node(d.Key, d.Number, d.SiteId, d.ParentId)).ToDictionaryAsync(d => d.Id, ct);
        var asked = known.Values.ToList();
        for (var level = 0; level < MostGateways; level++)
        {
            var above = known.Values.Select(d => d.Parent).OfType<Guid>().Where(id => !known.ContainsKey(id)).Distinct().ToList();
            if (above.Count == 0) break;
            foreach (var gateway in await devices.Where(d => above.Contains(d.Key)).Select(d => new Node(d.Key, d.Number, d.SiteId, d.ParentId)).ToListAsync(ct)) known[gateway.Id] = gateway;
        }

        var found = new Dictionary<string, PlacedDevice>(StringComparer.OrdinalIgnoreCase);
        foreach (var device in asked) found[device.Id.ToString()] = found[DeviceNumber.Of(device.Number)] = new(device.Id, device.Site, Above(device, known));
        return found;
    }

    public async Task<IReadOnlyDictionary<Guid, DeviceTraits>> Traits(Call call, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return new Dictionary<Guid, DeviceTraits>();
        await using var scope = services.CreateScopeFor(call);
        var db = scope.ServiceProvider.GetRequiredService<DevicesDb>();
        var asked = ids.ToArray();
        var known = await db.Devices.AsNoTracking().Where(d => asked.Contains(d.Key)).Select(d => new { d.Key, d.TypeId, d.Tags }).ToListAsync(ct);
        var types = await db.Types.AsNoTracking().Where(t => known.Select(d => d.TypeId).Contains(t.Key)).ToDictionaryAsync(t => t.Key, t => t.Name, ct);
        // As deep as devices are looked for above.
        var behind = await db.Database.SqlQuery<Below>($"""
            with recursive below (top, key, depth) as (
              select parent_id, key, 1 from devices.devices where tenant = {call.Tenant.Value} and parent_id = any({asked}) and decommissioned_at is null
              union all
              select b.top, d.key, b.depth + 1 from below b join devices.devices d on d.tenant = {call.Tenant.Value} and d.parent_id = b.key and d.decommissioned_at is null where b.depth < {MostGateways})
            select top as "Top", count(distinct key)::int as "Count" from below where key <> top group by top
            """).ToDictionaryAsync(b => b.Top, b => b.Count, ct);
        return known.ToDictionary(d => d.Key, d => new DeviceTraits(types.GetValueOrDefault(d.TypeId, ""), d.Tags, behind.GetValueOrDefault(d.Key)));
    }

    private static List<Guid> Above(Node device, Dictionary<Guid, Node> known)
    {
        var above = new List<Guid>();
        for (var next = device.Parent; next is { } id && above.Count < MostGateways && !above.Contains(id); next = known.GetValueOrDefault(id)?.Parent) above.Add(id);
        return above;
    }

    private sealed record Below(Guid Top, int Count);

    private sealed record Node(Guid Id, int Number, Guid Site, Guid? Parent);
}
