using System.Buffers;
using Platform.Contracts;

namespace Platform.Devices.Inventory;

/// <summary>A filter made ready for one inventory at one moment: questions of sets have become questions of arrays.</summary>
internal sealed class InventoryScan
{
    private readonly InventoryFilter _filter;
    private readonly ListedDevice[] _byName;
    private readonly TenantInventory _inventory;
    private readonly bool[]? _sites, _types, _groups, _permitted;
    private readonly bool[] _bands = new bool[Enum.GetValues<Band>().Length], _states = new bool[Enum.GetValues<DeviceState>().Length];
    private readonly int[] _tags;
    private readonly SearchValues<string>? _words;

    public InventoryScan(TenantInventory inventory, InventoryFilter filter)
    {
        (_inventory, _filter, _byName) = (inventory, filter, inventory.ByName); // the devices first: their places are known by then
        _sites = filter.Sites is { } sites ? inventory.Sites.Among(sites) : null;
        _types = filter.Types is { } types ? inventory.Types.Among(types) : null;
        _groups = filter.Groups is { } groups ? inventory.Groups.Among(groups) : null;
        _permitted = filter.Permitted.IsAll ? null : [.. inventory.Sites.Values.Select(filter.Permitted.Contains)];
        foreach (var band in filter.Bands ?? Enum.GetValues<Band>()) _bands[(int)band] = true;
        foreach (var state in filter.States) _states[(int)state] = true;
        _words = filter.Words is { } words ? SearchValues.Create([words], StringComparison.OrdinalIgnoreCase) : null;
        _tags = [.. filter.Tags.Select(tag => IndexOf(inventory.Tags.Values, tag))];
    }

    public FacetCounts Count()
    {
        var counts = new FacetCounts(_inventory);
        foreach (var device in _byName)
            if (MayTake(device) && device.StateAt(_filter.Now) is var state) counts.Add(device, state, Misses(device, state));
        return counts;
    }

    /// <summary>The devices asked for, in the order of their names.</summary>
    public List<ListedDevice> Find()
    {
        var found = new List<ListedDevice>(_byName.Length);
        foreach (var device in _byName)
            if (MayTake(device) && Misses(device, device.StateAt(_filter.Now)) is Facets.None) found.Add(device);
        return found;
    }

    /// <summary>Whether it comes into question at all.</summary>
    private bool MayTake(ListedDevice d) =>
        (_permitted is null || _permitted[d.SiteAt]) && (_filter.Parents is null || (d.ParentId is { } parent && _filter.Parents.Contains(parent))) && (_words is null || HasWords(d));

    /// <summary>The facets by which the device is not among those asked for.</summary>
    private Facets Misses(ListedDevice d, DeviceState state)
    {
        var misses = Facets.None;
        if (_sites is not null && !_sites[d.SiteAt]) misses |= Facets.Site;
        if (_types is not null && !_types[d.TypeAt]) misses |= Facets.Type;
        if (_groups is not null && !_groups[d.GroupAt]) misses |= Facets.Group;
        if (!_bands[(int)d.Standing.Band]) misses |= Facets.Band;
        if (!_states[(int)state]) misses |= Facets.State;
        foreach (var tag in _tags)
            if (Array.IndexOf(d.TagsAt, tag) < 0) misses |= Facets.Tag;
        return misses;
    }

    private bool HasWords(ListedDevice d) =>
        d.Name.AsSpan().ContainsAny(_words!) || d.Serial.AsSpan().ContainsAny(_words!) || d.Number == _filter.Number || Array.Exists(d.Tags, tag => tag.AsSpan().ContainsAny(_words!));

    private static int IndexOf(IReadOnlyList<string> values, string tag)
    {
        for (var i = 0; i < values.Count; i++)
            if (values[i] == tag) return i;
        return -1; // no device has it
    }
}
