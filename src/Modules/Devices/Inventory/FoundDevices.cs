using System.Buffers;
using System.Collections;

namespace Platform.Devices.Inventory;

/// <summary>The devices a scan found, by their places in the snapshot. The places are borrowed memory: whoever is done gives it back, once.</summary>
internal sealed class FoundDevices : IReadOnlyList<ListedDevice>, IDisposable
{
    private readonly InventorySnapshot _snapshot;
    private readonly StandingColumns _standings;
    private int[] _places;

    /// <summary>None yet, of so many at most.</summary>
    public FoundDevices(InventorySnapshot snapshot, StandingColumns standings)
    {
        (_snapshot, _standings) = (snapshot, standings);
        _places = ArrayPool<int>.Shared.Rent(snapshot.Devices.Length);
    }

    public int Count { get; private set; }

    public ListedDevice this[int index] => index < Count ? _snapshot.Devices[_places[index]] : throw new ArgumentOutOfRangeException(nameof(index));

    public byte RankAt(int index) => _standings.RankAt(_snapshot.Rows[_places[index]].Standing);
    public long LastReadingTicksAt(int index) => _standings.LastReadingTicksAt(_snapshot.Rows[_places[index]].Standing);
    public int NumberAt(int index) => _snapshot.Rows[_places[index]].Number;

    public void Add(int place) => _places[Count++] = place;

    public void Reverse() => Array.Reverse(_places, 0, Count);

    /// <summary>Puts them in the order of a key; what is equal by it stays as it is.</summary>
    public void SortBy(Func<FoundDevices, int, long> keyOf)
    {
        var (keys, order, spare) = (ArrayPool<long>.Shared.Rent(Count), ArrayPool<int>.Shared.Rent(Count), ArrayPool<int>.Shared.Rent(Count));
        for (var i = 0; i < Count; i++) keys[i] = keyOf(this, i);
        StableOrder.Sort(keys.AsSpan(0, Count), ref order, ref spare);
        for (var i = 0; i < Count; i++) spare[i] = _places[order[i]];
        (_places, spare) = (spare, _places);
        ArrayPool<long>.Shared.Return(keys);
        ArrayPool<int>.Shared.Return(order);
        ArrayPool<int>.Shared.Return(spare);
    }

    /// <summary>Some of them, from a place on.</summary>
    public List<ListedDevice> Range(int from, int most)
    {
        var some = new List<ListedDevice>(Math.Min(most, Count - from));
        for (var i = from; i < Count && some.Count < most; i++) some.Add(this[i]);
        return some;
    }

    public IEnumerator<ListedDevice> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        if (_places.Length > 0) ArrayPool<int>.Shared.Return(_places);
        (_places, Count) = ([], 0);
    }
}
