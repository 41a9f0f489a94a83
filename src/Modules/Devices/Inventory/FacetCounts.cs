using System.Numerics;
using Platform.Contracts;

namespace Platform.Devices.Inventory;

/// <summary>
/// How many devices there are of each kind. A facet is counted as if nothing were asked of it itself, so that what is not chosen shows what choosing
/// it would add; tags, which must all be there, are counted among what is found.
/// </summary>
internal sealed class FacetCounts(TenantInventory inventory)
{
    private readonly int[] _sites = new int[inventory.Sites.Values.Count], _types = new int[inventory.Types.Values.Count];
    private readonly int[] _groups = new int[inventory.Groups.Values.Count], _tags = new int[inventory.Tags.Values.Count];

    public int Total { get; private set; }
    public int[] Bands { get; } = new int[Enum.GetValues<Band>().Length];
    public int[] States { get; } = new int[Enum.GetValues<DeviceState>().Length];
    public IEnumerable<KeyValuePair<Guid, int>> Sites => Found(_sites, inventory.Sites);
    public IEnumerable<KeyValuePair<Guid, int>> Types => Found(_types, inventory.Types);

    /// <summary>The empty id stands for devices in no group.</summary>
    public IEnumerable<KeyValuePair<Guid, int>> Groups => Found(_groups, inventory.Groups);

    public IEnumerable<KeyValuePair<string, int>> Tags => Found(_tags, inventory.Tags);

    public void Add(int site, int type, int group, DeviceState state, Band band, Facets misses, ReadOnlySpan<int> tags)
    {
        if (misses is Facets.None)
        {
            Total++;
            foreach (var tag in tags) _tags[tag]++;
        }
        else if (!BitOperations.IsPow2((int)misses))
        {
            return; // whichever facet were left out, another would still miss it
        }

        if ((misses & ~Facets.Band) is Facets.None) Bands[(int)band]++;
        if ((misses & ~Facets.State) is Facets.None) States[(int)state]++;
        if ((misses & ~Facets.Site) is Facets.None) _sites[site]++;
        if ((misses & ~Facets.Type) is Facets.None) _types[type]++;
        if ((misses & ~Facets.Group) is Facets.None) _groups[group]++;
    }

    private static IEnumerable<KeyValuePair<T, int>> Found<T>(int[] counts, Places<T> places) where T : notnull
    {
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > 0) yield return new(places.Values[i], counts[i]);
    }
}
