using System.Runtime.InteropServices;
using Platform.Contracts;

namespace Platform.Devices.Inventory;

/// <summary>
/// How many devices there are of each kind. A facet is counted as if nothing were asked of it itself, so that what is not chosen shows what choosing
/// it would add; tags, which must all be there, are counted among what is found.
/// </summary>
internal sealed class FacetCounts
{
    public int Total { get; private set; }
    public int[] Bands { get; } = new int[Enum.GetValues<Band>().Length];
    public int[] States { get; } = new int[Enum.GetValues<DeviceState>().Length];
    public Dictionary<Guid, int> Sites { get; } = [];
    public Dictionary<Guid, int> Types { get; } = [];

    /// <summary>The empty id stands for devices in no group.</summary>
    public Dictionary<Guid, int> Groups { get; } = [];

    public Dictionary<string, int> Tags { get; } = [];

    public void Add(ListedDevice device, Facets misses, DateTimeOffset now)
    {
        if (Counts(Facets.Band)) Bands[(int)device.Standing.Band]++;
        if (Counts(Facets.State)) States[(int)device.StateAt(now)]++;
        if (Counts(Facets.Site)) Increment(Sites, device.SiteId);
        if (Counts(Facets.Type)) Increment(Types, device.TypeId);
        if (Counts(Facets.Group)) Increment(Groups, device.GroupId ?? Guid.Empty);
        if (misses is not Facets.None) return;
        Total++;
        foreach (var tag in device.Tags) Increment(Tags, tag);

        bool Counts(Facets facet) => (misses & ~facet) is Facets.None;
    }

    private static void Increment<T>(Dictionary<T, int> counts, T key) where T : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
