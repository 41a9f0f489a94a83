using System.Collections.Concurrent;

namespace Platform.Devices.Inventory;

/// <summary>A tenant's devices in memory, in the order of their names. Readers hold on to one <see cref="Snapshot"/>; a change makes a new one.</summary>
internal sealed class TenantInventory
{
    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<Guid, ListedDevice> _byId = new();
    private readonly Dictionary<string, int[]> _tagLists = [];
    private volatile InventorySnapshot _snapshot = InventorySnapshot.Empty;

    public InventorySnapshot Snapshot => _snapshot;
    public ListedDevice[] ByName => _snapshot.Devices;
    public StandingColumns Standings { get; } = new();

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

            var fresh = InNameOrder([.. changed.Values]);
            // Places among the standings are given in the order they will be read in.
            for (var i = 0; i < fresh.Length; i++) fresh[i] = Placed(fresh[i]);
            var gone = changed.Keys.Select(_byId.GetValueOrDefault).OfType<ListedDevice>().ToArray();
            foreach (var device in fresh) _byId[device.Id] = device;
            _snapshot = _snapshot.With(InNameOrder(gone), fresh);
        }
    }

    // By keys made once: comparing names themselves seventeen times for each takes longer than all the rest.
    private static ListedDevice[] InNameOrder(ListedDevice[] devices)
    {
        if (devices.Length < 2) return devices;
        var keys = Array.ConvertAll(devices, d => (Key: NaturalOrder.KeyOf(d.Name), d.Name, d.Id));
        Array.Sort(keys, devices, Comparer<(string Key, string Name, Guid Id)>.Create(static (a, b) =>
            string.CompareOrdinal(a.Key, b.Key) is not 0 and var byKey ? byKey : string.CompareOrdinal(a.Name, b.Name) is not 0 and var byName ? byName : a.Id.CompareTo(b.Id)));
        return devices;
    }

    private ListedDevice Placed(ListedDevice d) => d with
    {
        Standing = _byId.GetValueOrDefault(d.Id)?.Standing ?? Standings.Add(),
        SiteAt = Sites.Of(d.SiteId), TypeAt = Types.Of(d.TypeId), GroupAt = Groups.Of(d.GroupId ?? Guid.Empty), TagsAt = TagsOf(d.Tags),
    };

    // Most devices have the tags of many others: one list for all of them stays at hand while it is scanned.
    private int[] TagsOf(string[] tags)
    {
        if (tags.Length == 0) return [];
        var named = string.Join('\n', tags);
        if (!_tagLists.TryGetValue(named, out var list)) _tagLists.Add(named, list = [.. tags.Select(Tags.Of)]);
        return list;
    }
}
