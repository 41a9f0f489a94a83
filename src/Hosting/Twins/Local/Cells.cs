using System.Collections;
using Platform.Twins;

namespace Platform.Hosting.Twins.Local;

/// <summary>
/// The living twins of one kind, each found by its key: a hash table whose entries are the cells themselves, chained by <see cref="Cell{TTwin,TSignal}.Next"/>.
/// Who looks takes no lock; whoever meanwhile finds a chain led elsewhere, as the table grew, looks again under it.
/// </summary>
internal sealed class Cells<TTwin, TSignal> : IEnumerable<Cell<TTwin, TSignal>>
    where TTwin : class, ITwin<TTwin, TSignal>
    where TSignal : class
{
    private readonly Lock _changing = new();
    private Cell<TTwin, TSignal>?[] _heads = new Cell<TTwin, TSignal>?[256];
    private volatile bool _isGrowing;
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Cell<TTwin, TSignal>? Of(in TwinKey key)
    {
        var heads = Volatile.Read(ref _heads);
        if (Find(heads, key) is { } cell) return cell;
        if (!_isGrowing && heads == Volatile.Read(ref _heads)) return null;
        lock (_changing) return Find(_heads, key);
    }

    /// <summary>The cell itself, or the one with its key that was there before.</summary>
    public Cell<TTwin, TSignal> AddOrFind(Cell<TTwin, TSignal> cell)
    {
        lock (_changing)
        {
            if (Find(_heads, cell.Key) is { } before) return before;
            if (_count == _heads.Length) Grow();
            Link(cell, _heads);
            Volatile.Write(ref _count, _count + 1);
            return cell;
        }
    }

    /// <summary>Removes this very cell, not another with its key. It keeps its place in the chain for whoever is looking at it.</summary>
    public void Remove(Cell<TTwin, TSignal> cell)
    {
        lock (_changing)
        {
            for (ref var link = ref _heads[Place(cell.Key, _heads)]; link is not null; link = ref link.Next)
            {
                if (link != cell) continue;
                Volatile.Write(ref link, cell.Next);
                Volatile.Write(ref _count, _count - 1);
                return;
            }
        }
    }

    // Chains are led elsewhere under those who look: whoever misses a cell sees that the table grows, or grew.
    private void Grow()
    {
        var (before, heads) = (_heads, new Cell<TTwin, TSignal>?[_heads.Length * 2]);
        _isGrowing = true;
        foreach (var head in before)
            for (Cell<TTwin, TSignal>? cell = head, next; cell is not null; cell = next)
            {
                next = cell.Next;
                Link(cell, heads);
            }

        Volatile.Write(ref _heads, heads);
        _isGrowing = false;
    }

    private static void Link(Cell<TTwin, TSignal> cell, Cell<TTwin, TSignal>?[] heads)
    {
        ref var head = ref heads[Place(cell.Key, heads)];
        Volatile.Write(ref cell.Next, head);
        Volatile.Write(ref head, cell);
    }

    private static Cell<TTwin, TSignal>? Find(Cell<TTwin, TSignal>?[] heads, in TwinKey key)
    {
        var cell = Volatile.Read(ref heads[Place(key, heads)]);
        while (cell is not null && cell.Key != key) cell = Volatile.Read(ref cell.Next);
        return cell;
    }

    private static int Place(in TwinKey key, Cell<TTwin, TSignal>?[] heads) => key.GetHashCode() & (heads.Length - 1);

    /// <summary>Those there were at the beginning.</summary>
    public IEnumerator<Cell<TTwin, TSignal>> GetEnumerator()
    {
        List<Cell<TTwin, TSignal>> all;
        lock (_changing)
        {
            all = new(_count);
            foreach (var head in _heads)
                for (var cell = head; cell is not null; cell = cell.Next) all.Add(cell);
        }

        return all.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
