using Platform.Hosting.Http;

namespace Platform.Devices.Inventory;

/// <summary>An order lists can be asked for. What is equal by it is ordered by name, then by id, so no two devices share a place.</summary>
internal sealed record InventoryOrder(string Name, Func<FoundDevices, int, long>? KeyOf, bool IsDescending)
{
    private static readonly InventoryOrder[] All =
    [
        new("name", null, false),
        new("score", (found, i) => found.RankAt(i), false),
        new("lastReadingAt", (found, i) => found.LastReadingTicksAt(i) / TimeSpan.TicksPerMillisecond, false),
        new("number", (found, i) => found.NumberAt(i), false),
        new("registeredAt", (found, i) => found[i].RegisteredAt.UtcTicks / TimeSpan.TicksPerMillisecond, false),
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
    public FoundDevices Sort(FoundDevices byName)
    {
        if (KeyOf is not null) byName.SortBy(KeyOf);
        if (IsDescending) byName.Reverse();
        return byName;
    }

    /// <summary>Where a page ended: the last device's key, name and id.</summary>
    public sealed record Mark(long Key, string Name, Guid Id);

    public Mark MarkOf(FoundDevices sorted, int at) => new(KeyOf?.Invoke(sorted, at) ?? 0, sorted[at].Name, sorted[at].Id);

    /// <summary>The place of the first device after the mark.</summary>
    public int After(FoundDevices sorted, Mark mark)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(MarkOf(sorted, middle), mark) <= 0) low = middle + 1;
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
