using System.Buffers;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Risk;

namespace Platform.Tickets.Queue;

/// <summary>
/// A filter made ready for one queue at one moment: each question asked has become a pass over one field of a block, which notes the tickets that
/// miss it. What is not asked costs nothing.
/// </summary>
internal sealed class QueueScan
{
    private readonly TenantQueue _queue;
    private readonly DueTimes _dues;
    private readonly List<Question> _questions = [];

    public QueueScan(TenantQueue queue, QueueFilter filter)
    {
        (_queue, _dues) = (queue, new(filter.Now));
        if (!filter.Permitted.IsAll) Ask(queue.Sites.Where(filter.Permitted.Contains), block => block.Sites, Facets.Else);
        AskTimes(filter.OpenedFrom?.UtcTicks ?? 0, filter.OpenedUntil?.UtcTicks ?? long.MaxValue);
        Ask(filter.States, block => block.States, Facets.State);
        Ask(filter.Priorities, block => block.Priorities, Facets.Priority);
        Ask(filter.Channels, block => block.Channels, Facets.Channel);
        Ask(queue.Statuses, filter.Statuses, block => block.Statuses, Facets.Status);
        Ask(queue.Categories, filter.Categories, block => block.Categories, Facets.Category);
        Ask(queue.Customers, filter.Customers, block => block.Customers, Facets.Customer);
        Ask(queue.Sites, filter.Sites, block => block.Sites, Facets.Site);
        Ask(queue.Teams, filter.Teams, block => block.Teams, Facets.Team);
        Ask(queue.Assignees, filter.Assignees, block => block.Assignees, Facets.Assignee);
        Ask(queue.Requesters, filter.Requesters, block => block.Requesters, Facets.Else);
        // The empty id stands for no parent, and for a parent that nobody knows: neither has parts.
        Ask(queue.Parents, filter.Parents?.Where(id => id != Guid.Empty), block => block.Parents, Facets.Else);
        if (filter.Tags.Count > 0) Ask(queue.TagLists.Where(list => filter.Tags.All(list.Tags.Contains)), block => block.TagLists, Facets.Else);
        if (filter.Dues is { } dues) AskDues(Array.ConvertAll(Enum.GetValues<Due>(), dues.Contains));
        if (filter.RiskFrom is { } least) AskRisks(percent => percent >= least);
        if (filter.Risks is { } bands) AskRisks(percent => bands.Contains(RiskWatch.BandOf(percent / 100d)));
        foreach (var word in filter.Words) _questions.Add(new QueueWord(word, queue).Ask);
    }

    /// <summary>Notes which of a block's tickets miss something.</summary>
    private delegate void Question(QueueBlock block, Span<Facets> misses);

    private delegate void Visit(QueueBlock block, ReadOnlySpan<Facets> misses);

    /// <summary>The first tickets of those asked for, in the order asked for, after the mark; one more than wanted tells that there are more.</summary>
    public List<QueueMark> Find(QueueOrder order, int most, QueueMark? after, out int total)
    {
        var page = new QueuePage(order, most, after);
        Scan(page.Take, order.IsNewestFirst);
        total = page.Offered;
        return page.InOrder();
    }

    /// <summary>The ids of all tickets asked for, or of so many of them.</summary>
    public List<Guid> Ids(int most)
    {
        var ids = new List<Guid>();
        Scan((block, misses) =>
        {
            for (var row = 0; row < misses.Length && ids.Count < most; row++)
                if (misses[row] is Facets.None) ids.Add(block.Ids[row]);
        });
        return ids;
    }

    public QueueCounts Count()
    {
        var counts = new QueueCounts(_queue, _dues);
        Scan(counts.Add);
        return counts;
    }

    private void Scan(Visit visit, bool newestFirst = false)
    {
        var misses = ArrayPool<Facets>.Shared.Rent(QueueBlock.Size);
        var blocks = _queue.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[newestFirst ? blocks.Count - 1 - i : i];
            lock (block.Lock)
            {
                var rows = misses.AsSpan(0, block.Count);
                rows.Clear();
                foreach (var ask in _questions) ask(block, rows);
                visit(block, rows);
            }
        }

        ArrayPool<Facets>.Shared.Return(misses);
    }

    private void Ask<T>(IReadOnlySet<T>? asked, Func<QueueBlock, byte[]> column, Facets facet) where T : struct, Enum
    {
        if (asked is null) return;
        var table = Array.ConvertAll(Enum.GetValues<T>(), value => asked.Contains(value) ? Facets.None : facet);
        _questions.Add((block, misses) =>
        {
            var values = column(block).AsSpan(0, misses.Length);
            for (var row = 0; row < values.Length; row++) misses[row] |= table[values[row]];
        });
    }

    private void Ask<T>(Places<T> places, IEnumerable<T>? asked, Func<QueueBlock, int[]> column, Facets facet) where T : notnull
    {
        if (asked is not null) Ask(places.Among(asked), column, facet);
    }

    // What came while this scan was under way may have a place that was not known when it began; nobody asked for it.
    private void Ask(bool[] takes, Func<QueueBlock, int[]> column, Facets facet)
    {
        var table = Array.ConvertAll(takes, taken => taken ? Facets.None : facet);
        _questions.Add((block, misses) =>
        {
            var places = column(block).AsSpan(0, misses.Length);
            for (var row = 0; row < places.Length; row++) misses[row] |= (uint)places[row] < (uint)table.Length ? table[places[row]] : facet;
        });
    }

    private void AskTimes(long from, long until)
    {
        if (from == 0 && until == long.MaxValue) return;
        _questions.Add((block, misses) =>
        {
            var opened = block.OpenedTicks.AsSpan(0, misses.Length);
            for (var row = 0; row < opened.Length; row++)
                if (opened[row] < from || opened[row] >= until) misses[row] |= Facets.Else;
        });
    }

    private void AskRisks(Func<int, bool> takes)
    {
        var table = Array.ConvertAll([.. Enumerable.Range(0, byte.MaxValue + 1)], risk => QueueBlock.PercentOf((byte)risk) is { } percent && takes(percent) ? Facets.None : Facets.Else);
        _questions.Add((block, misses) =>
        {
            var risks = block.Risks.AsSpan(0, misses.Length);
            for (var row = 0; row < risks.Length; row++) misses[row] |= table[risks[row]];
        });
    }

    private void AskDues(bool[] takes) => _questions.Add((block, misses) =>
    {
        var due = block.DueTicks.AsSpan(0, misses.Length);
        for (var row = 0; row < due.Length; row++)
            if (!takes[(int)_dues.Of(due[row])]) misses[row] |= Facets.Due;
    });
}

/// <summary>Where now, tomorrow and next week begin.</summary>
internal readonly struct DueTimes(DateTimeOffset now)
{
    private readonly long _now = now.UtcTicks, _tomorrow = now.AddDays(1).UtcTicks, _nextWeek = now.AddDays(7).UtcTicks;

    public Due Of(long ticks) =>
        ticks == DateTimeOffset.MaxValue.UtcTicks ? Due.Never : ticks < _now ? Due.Overdue : ticks < _tomorrow ? Due.Today : ticks < _nextWeek ? Due.Week : Due.Later;
}
