using System.Buffers;
using Platform.Contracts;

namespace Platform.Devices.Inventory;

/// <summary>A filter made ready for one inventory at one moment: questions of sets have become questions of arrays.</summary>
internal sealed class InventoryScan
{
    private readonly InventoryFilter _filter;
    private readonly TenantInventory _inventory;
    private readonly InventorySnapshot _snapshot;
    private readonly bool[]? _permitted;
    private readonly Facets[] _sites, _types, _groups, _bands, _states;
    private readonly int[] _tags;

    public InventoryScan(TenantInventory inventory, InventoryFilter filter)
    {
        (_inventory, _filter, _snapshot) = (inventory, filter, inventory.Snapshot); // the devices first: their places are known by then
        _sites = Misses(inventory.Sites, filter.Sites, Facets.Site);
        _types = Misses(inventory.Types, filter.Types, Facets.Type);
        _groups = Misses(inventory.Groups, filter.Groups, Facets.Group);
        _permitted = filter.Permitted.IsAll ? null : [.. inventory.Sites.Values.Select(filter.Permitted.Contains)];
        _bands = [.. Enum.GetValues<Band>().Select(band => filter.Bands?.Contains(band) is false ? Facets.Band : Facets.None)];
        _states = [.. Enum.GetValues<DeviceState>().Select(state => filter.States.Contains(state) ? Facets.None : Facets.State)];
        _tags = [.. filter.Tags.Select(tag => IndexOf(inventory.Tags.Values, tag))];
    }

    private interface IVisitor
    {
        /// <summary>A device that comes into question, and by which facets it is not among those asked for.</summary>
        void Visit(in ScanRow row, int place, DeviceState state, Band band, Facets misses);
    }

    public FacetCounts Count()
    {
        var counts = new FacetCounts(_inventory);
        Scan(new Counting(counts));
        return counts;
    }

    /// <summary>The devices asked for, in the order of their names.</summary>
    public FoundDevices Find()
    {
        var found = new FoundDevices(_snapshot, _inventory.Standings);
        Scan(new Finding(found));
        return found;
    }

    // A visitor is a struct, so that the compiler makes a loop of its own for each.
    private void Scan<TVisitor>(TVisitor visitor) where TVisitor : struct, IVisitor
    {
        var (rows, standings) = (_snapshot.Rows, _inventory.Standings);
        var having = _filter.Words is { } words ? Having(words) : null;
        for (var place = 0; place < rows.Length; place++)
        {
            ref readonly var row = ref rows[place];
            if ((having is not null && !having[place] && row.Number != _filter.Number) || (_permitted is not null && !_permitted[row.Site])) continue;
            if (_filter.Parents is { } parents && !(_snapshot.Devices[place].ParentId is { } parent && parents.Contains(parent))) continue;
            if (_filter.Only is { } only && !only.Contains(_snapshot.Devices[place].Id)) continue;
            var (state, band) = (StateOf(row, place), standings.BandAt(row.Standing));
            var misses = _sites[row.Site] | _types[row.Type] | _groups[row.Group] | _bands[(int)band] | _states[(int)state];
            if (_tags.Length > 0 && LacksTag(row)) misses |= Facets.Tag;
            visitor.Visit(row, place, state, band, misses);
        }

        if (having is not null) ArrayPool<bool>.Shared.Return(having);
    }

    private bool[] Having(string words)
    {
        var marks = ArrayPool<bool>.Shared.Rent(_snapshot.Devices.Length);
        marks.AsSpan().Clear();
        _snapshot.Text.Mark(words, marks);
        return marks;
    }

    private DeviceState StateOf(in ScanRow row, int place) =>
        row.IsDecommissioned ? DeviceState.Decommissioned : row.HasMaintenance ? _snapshot.Devices[place].StateAt(_filter.Now) : DeviceState.Active;

    private bool LacksTag(in ScanRow row)
    {
        var has = row.Tags.AsSpan();
        foreach (var tag in _tags)
            if (!has.Contains(tag)) return true;
        return false;
    }

    // For each value's number, the facet if the value is not asked for.
    private static Facets[] Misses(Places<Guid> places, IReadOnlySet<Guid>? asked, Facets facet) =>
        [.. places.Values.Select(value => asked?.Contains(value) is false ? facet : Facets.None)];

    private static int IndexOf(IReadOnlyList<string> values, string tag)
    {
        for (var i = 0; i < values.Count; i++)
            if (values[i] == tag) return i;
        return -1; // no device has it
    }

    private readonly struct Counting(FacetCounts counts) : IVisitor
    {
        public void Visit(in ScanRow row, int place, DeviceState state, Band band, Facets misses) =>
            counts.Add(row.Site, row.Type, row.Group, state, band, misses, row.Tags);
    }

    private readonly struct Finding(FoundDevices found) : IVisitor
    {
        public void Visit(in ScanRow row, int place, DeviceState state, Band band, Facets misses)
        {
            if (misses is Facets.None) found.Add(place);
        }
    }
}
