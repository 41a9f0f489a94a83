using Platform.Hosting.Http;

namespace Platform.Devices.Inventory;

/// <summary>An order lists can be asked for. What is equal by it is ordered by name, then by id, so no two devices share a place.</summary>
internal sealed record InventoryOrder(string Name, Func<ListedDevice, long>? KeyOf, bool IsDescending)
{
    private static readonly InventoryOrder[] All =
    [
        new("name", null, false),
        new("score", d => d.Standing.Rank, false),
        new("lastReadingAt", d => d.Standing.LastReadingTicks / TimeSpan.TicksPerMillisecond, false),
        new("number", d => d.Number, false),
        new("registeredAt", d => d.RegisteredAt.UtcTicks / TimeSpan.TicksPerMillisecond, false),
    ];

    public static InventoryOrder Named(string? sort)
    {
        if (string.IsNullOrEmpty(sort)) return All[0];
        var name = sort.TrimStart('-', '+');
        var order = Array.Find(All, o => o.Name == name)
            ?? throw new MalformedException("sort", $"This list sorts by {string.Join(", ", All.Select(o => o.Name))}; a minus in front turns the order around.");
        return order with { IsDescending = sort[0] == '-' };
    }

    /// <summary>Puts devices that are in the order of their names into this one.</summary>
    public List<ListedDevice> Sort(List<ListedDevice> byName)
    {
        var sorted = byName;
        if (KeyOf is not null)
        {
            var keys = new long[byName.Count];
            for (var i = 0; i < keys.Length; i++) keys[i] = KeyOf(byName[i]);
            sorted = new(keys.Length);
            foreach (var place in StableOrder.Of(keys)) sorted.Add(byName[place]);
        }

        if (IsDescending) sorted.Reverse();
        return sorted;
    }

    /// <summary>Where a page ended: the last device's key, name and id.</summary>
    public sealed record Mark(long Key, string Name, Guid Id);

    public Mark MarkOf(ListedDevice device) => new(KeyOf?.Invoke(device) ?? 0, device.Name, device.Id);

    /// <summary>The place of the first device after the mark.</summary>
    public int After(List<ListedDevice> sorted, Mark mark)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(MarkOf(sorted[middle]), mark) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private int Compare(Mark a, Mark b)
    {
        var order = a.Key.CompareTo(b.Key) is not 0 and var byKey ? byKey : Compare(a.Name, a.Id, b.Name, b.Id);
        return IsDescending ? -order : order;
    }

    public static int Compare(string name, Guid id, string otherName, Guid otherId) =>
        NaturalOrder.Comparer.Compare(name, otherName) is not 0 and var byName ? byName : id.CompareTo(otherId);
}
