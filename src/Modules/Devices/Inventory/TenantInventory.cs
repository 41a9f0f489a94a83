using System.Collections.Concurrent;

namespace Platform.Devices.Inventory;

/// <summary>A tenant's devices in memory, in the order of their names. Readers hold on to one <see cref="ByName"/>; a change makes a new one.</summary>
internal sealed class TenantInventory
{
    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<Guid, ListedDevice> _byId = new();
    private volatile ListedDevice[] _byName = [];

    public ListedDevice[] ByName => _byName;

    public Places<Guid> Sites { get; } = new();
    public Places<Guid> Types { get; } = new();

    /// <summary>The empty id, which is the first, stands for no group.</summary>
    public Places<Guid> Groups { get; } = new();

    public Places<string> Tags { get; } = new();

    /// <summary>When its records were last compared with the database, and when the standings were.</summary>
    public DateTimeOffset RecordsReadAt { get; set; }
    public DateTimeOffset StandingsReadAt { get; set; }

    /// <summary>Up to where the journal's changes are in it.</summary>
    public string? Mark { get; set; }

    public DateTimeOffset UsedAt { get; set; }

    /// <summary>One comparison at a time.</summary>
    public SemaphoreSlim Reading { get; } = new(1);

    public ListedDevice? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>Takes note of these devices, except where a newer version is known already.</summary>
    public void Put(IEnumerable<ListedDevice> devices)
    {
        lock (_changing)
        {
            var changed = new Dictionary<Guid, ListedDevice>();
            foreach (var device in devices)
                if ((changed.GetValueOrDefault(device.Id) ?? _byId.GetValueOrDefault(device.Id))?.Version is not { } known || known < device.Version) changed[device.Id] = device;
            if (changed.Count == 0) return;

            var fresh = changed.Values.ToArray();
            Array.Sort(fresh, Compare);
            // Made anew in the order they will be read in: a scan then walks through memory instead of jumping about in it.
            for (var i = 0; i < fresh.Length; i++) fresh[i] = Placed(fresh[i]);
            foreach (var device in fresh) _byId[device.Id] = device;
            _byName = Merge(_byName, fresh, changed);
        }
    }

    private ListedDevice Placed(ListedDevice d) => d with
    {
        Standing = _byId.GetValueOrDefault(d.Id)?.Standing ?? new(),
        SiteAt = Sites.Of(d.SiteId), TypeAt = Types.Of(d.TypeId), GroupAt = Groups.Of(d.GroupId ?? Guid.Empty), TagsAt = [.. d.Tags.Select(Tags.Of)],
    };

    private static ListedDevice[] Merge(ListedDevice[] old, ListedDevice[] fresh, Dictionary<Guid, ListedDevice> changed)
    {
        if (old.Length == 0) return fresh;
        var merged = new List<ListedDevice>(old.Length + fresh.Length);
        var next = 0;
        foreach (var kept in old)
        {
            if (changed.ContainsKey(kept.Id)) continue;
            while (next < fresh.Length && Compare(fresh[next], kept) < 0) merged.Add(fresh[next++]);
            merged.Add(kept);
        }

        merged.AddRange(fresh.AsSpan(next));
        return [.. merged];
    }

    private static int Compare(ListedDevice a, ListedDevice b) => InventoryOrder.Compare(a.Name, a.Id, b.Name, b.Id);
}
