namespace Platform.Tickets.Queue;

/// <summary>Keeps the first so many of the tickets offered to it, in an order and after a mark, without ordering the rest.</summary>
internal sealed class QueuePage(QueueOrder order, int most, QueueMark? after)
{
    // The last of those kept is on top, to make way for one that comes before it.
    private readonly PriorityQueue<QueueMark, QueueMark> _kept = new(Comparer<QueueMark>.Create((a, b) => order.Compare(b.Key, b.Id, a.Key, a.Id)));

    // What has a key beyond this one comes after all that are kept, so most of a million are passed over at one look.
    private long _bound = order.IsDescending ? long.MinValue : long.MaxValue;

    /// <summary>How many were offered, before the mark and after it.</summary>
    public int Offered { get; private set; }

    public void Take(QueueBlock block, ReadOnlySpan<Facets> misses)
    {
        var (newestFirst, descending, keyOf, ids) = (order.IsNewestFirst, order.IsDescending, order.KeyOf, block.Ids);
        for (var i = 0; i < misses.Length; i++)
        {
            var row = newestFirst ? misses.Length - 1 - i : i;
            if (misses[row] is not Facets.None) continue;
            Offered++;
            var key = keyOf(block, row);
            if (descending ? key >= _bound : key <= _bound) Offer(key, ids[row]);
        }
    }

    public List<QueueMark> InOrder()
    {
        var kept = new List<QueueMark>(_kept.Count);
        while (_kept.TryDequeue(out var mark, out _)) kept.Add(mark);
        kept.Reverse();
        return kept;
    }

    private void Offer(long key, Guid id)
    {
        var isFull = _kept.Count == most;
        if (isFull && (most == 0 || order.Compare(key, id, _kept.Peek().Key, _kept.Peek().Id) >= 0)) return;
        if (after is not null && order.Compare(key, id, after.Key, after.Id) <= 0) return;
        var mark = new QueueMark(key, id);
        if (isFull) _kept.DequeueEnqueue(mark, mark);
        else _kept.Enqueue(mark, mark);
        if (_kept.Count == most) _bound = _kept.Peek().Key;
    }
}
