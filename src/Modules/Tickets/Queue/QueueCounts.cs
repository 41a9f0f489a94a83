using System.Buffers;
using System.Numerics;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Queue;

/// <summary>How many tickets there are of everything: of each facet, counted as if nothing of that facet were chosen.</summary>
internal sealed class QueueCounts(TenantQueue queue, DueTimes dues)
{
    private readonly int[] _statuses = new int[queue.Statuses.Count], _categories = new int[queue.Categories.Count], _customers = new int[queue.Customers.Count];
    private readonly int[] _sites = new int[queue.Sites.Count], _teams = new int[queue.Teams.Count], _assignees = new int[queue.Assignees.Count], _tagLists = new int[queue.TagLists.Count];

    public int Total { get; private set; }
    public int[] States { get; } = new int[Enum.GetValues<TicketState>().Length];
    public int[] Priorities { get; } = new int[Enum.GetValues<TicketPriority>().Length];
    public int[] Channels { get; } = new int[Enum.GetValues<TicketChannel>().Length];
    public int[] Dues { get; } = new int[Enum.GetValues<Due>().Length];
    public IEnumerable<KeyValuePair<string, int>> Statuses => Found(_statuses, queue.Statuses);
    public IEnumerable<KeyValuePair<string, int>> Categories => Found(_categories, queue.Categories);
    public IEnumerable<KeyValuePair<string, int>> Customers => Found(_customers, queue.Customers);
    public IEnumerable<KeyValuePair<Guid, int>> Sites => Found(_sites, queue.Sites);
    public IEnumerable<KeyValuePair<Guid, int>> Teams => Found(_teams, queue.Teams);
    public IEnumerable<KeyValuePair<Guid, int>> Assignees => Found(_assignees, queue.Assignees);

    /// <summary>Of the tickets asked for: a ticket has several.</summary>
    public IEnumerable<KeyValuePair<string, int>> Tags => Found(_tagLists, queue.TagLists)
        .SelectMany(list => list.Key.Tags, (list, tag) => (Tag: tag, list.Value)).AggregateBy(one => one.Tag, 0, (sum, one) => sum + one.Value);

    /// <summary>Counts a block's tickets: those that miss nothing everywhere, those that miss one facet only there.</summary>
    public void Add(QueueBlock block, ReadOnlySpan<Facets> misses)
    {
        var rented = ArrayPool<int>.Shared.Rent(QueueBlock.Size);
        var count = 0;
        for (var row = 0; row < misses.Length; row++)
        {
            if (misses[row] is Facets.None) rented[count++] = row;
            else if (BitOperations.IsPow2((int)misses[row])) Add(block, [row], misses[row]);
        }

        Total += count;
        for (var facet = Facets.Status; facet < Facets.Else; facet = (Facets)((int)facet << 1)) Add(block, rented.AsSpan(0, count), facet);
        Count(_tagLists, block.TagLists, rented.AsSpan(0, count));
        ArrayPool<int>.Shared.Return(rented);
    }

    private void Add(QueueBlock block, ReadOnlySpan<int> rows, Facets facet)
    {
        switch (facet)
        {
            case Facets.Status: Count(_statuses, block.Statuses, rows); break;
            case Facets.State: Count(States, block.States, rows); break;
            case Facets.Priority: Count(Priorities, block.Priorities, rows); break;
            case Facets.Assignee: Count(_assignees, block.Assignees, rows); break;
            case Facets.Team: Count(_teams, block.Teams, rows); break;
            case Facets.Site: Count(_sites, block.Sites, rows); break;
            case Facets.Customer: Count(_customers, block.Customers, rows); break;
            case Facets.Category: Count(_categories, block.Categories, rows); break;
            case Facets.Channel: Count(Channels, block.Channels, rows); break;
            case Facets.Due:
                foreach (var row in rows) Dues[(int)dues.Of(block.DueTicks[row])]++;
                break;
        }
    }

    // What came meanwhile may have a place of its own that is counted the next time.
    private static void Count(int[] counts, int[] column, ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            if ((uint)column[row] < (uint)counts.Length) counts[column[row]]++;
    }

    private static void Count(int[] counts, byte[] column, ReadOnlySpan<int> rows)
    {
        foreach (var row in rows) counts[column[row]]++;
    }

    private static IEnumerable<KeyValuePair<T, int>> Found<T>(int[] counts, Places<T> places) where T : notnull
    {
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > 0) yield return new(places[i], counts[i]);
    }
}
