using System.Collections.Concurrent;

namespace Platform.Devices.Inventory;

/// <summary>A tenant's devices in memory, in the order of their names. Readers hold on to one <see cref="ByName"/>; a change makes a new one.</summary>
internal sealed class TenantInventory
{
    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<Guid, ListedDevice> _byId = new();
    private volatile ListedDevice[] _byName = [];

    public IReadOnlyList<ListedDevice> ByName => _byName;

    /// <summary>When its records were last compared with the database, and when the standings were.</summary>
    public DateTimeOffset RecordsReadAt { get; set; }
    public DateTimeOffset StandingsReadAt { get; set; }

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
            {
                var known = changed.GetValueOrDefault(device.Id) ?? _byId.GetValueOrDefault(device.Id);
                if (known is null || known.Version < device.Version) changed[device.Id] = device.After(known);
            }

            if (changed.Count == 0) return;
            foreach (var device in changed.Values) _byId[device.Id] = device;
            _byName = Merge(_byName, changed);
        }
    }

    private static ListedDevice[] Merge(ListedDevice[] old, Dictionary<Guid, ListedDevice> changed)
    {
        var fresh = changed.Values.ToArray();
        Array.Sort(fresh, Compare);
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
