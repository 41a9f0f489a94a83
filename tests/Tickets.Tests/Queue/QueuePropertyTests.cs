using Platform.Tickets.Domain;

namespace Platform.Tickets.Queue;

public class QueuePropertyTests
{
    private const int Tickets = 6_000, Changes = 2_000;

    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Words = ["Door", "LIFT", "türgriff", "straße", "Printer jams", "ﬁlter", "no heat", "naïve 😀"];
    private static readonly string[] Sought = ["door", "JAMS", "Straße", "acme", "roof", "T-17", "42", "ï", "😀", "i", "ﬁ"], Asked = ["a", "roof"];
    private static readonly string[] Sorts = ["openedAt", "-openedAt", "changedAt", "-changedAt", "dueBy", "-dueBy", "priority", "-priority", "state", "-state", "number", "-number"];
    private static readonly Guid[] Ids = [Guid.Empty, .. Enumerable.Range(0, 5).Select(_ => Guid.NewGuid())];

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Whatever_is_asked_and_whatever_changes_the_answer_is_that_of_looking_at_each_ticket(int seed)
    {
        var chance = new Random(seed);
        var (queue, known) = (new TenantQueue(), new Dictionary<int, ListedTicket>());
        for (var round = 0; round < 10; round++)
        {
            var fresh = Enumerable.Range(known.Count + 1, Tickets / 10).Select(number => Ticket(chance, number, Guid.NewGuid(), 1)).ToList();
            foreach (var ticket in fresh) known[ticket.Number] = ticket;
            queue.Put(fresh);
            Change(chance, queue, known);
            for (var i = 0; i < 8; i++) Compare(queue, known.Values, Filter(chance), Sorts[chance.Next(Sorts.Length)]);
        }
    }

    // Some in order, some twice, some too late.
    private static void Change(Random chance, TenantQueue queue, Dictionary<int, ListedTicket> known)
    {
        for (var i = 0; i < Changes / 10; i++)
        {
            var before = known[1 + chance.Next(known.Count)];
            var after = Ticket(chance, before.Number, before.Id, before.Version + 1);
            queue.Put(chance.Next(3) switch { 0 => [after], 1 => [before, after, after], _ => [after, before] });
            known[before.Number] = after;
        }
    }

    private static void Compare(TenantQueue queue, IReadOnlyCollection<ListedTicket> known, QueueFilter filter, string sort)
    {
        var asked = NaiveQueue.Ordered(known.Where(t => NaiveQueue.Takes(filter, t)), sort).Select(t => t.Id).ToList();
        var scan = new QueueScan(queue, filter);
        var first = scan.Find(QueueOrder.Named(sort), 50, null, out var total);
        Assert.Equal(asked.Count, total);
        Assert.Equal(asked.Take(50), first.Select(mark => mark.Id));
        if (first.Count == 50) Assert.Equal(asked.Skip(50).Take(50), scan.Find(QueueOrder.Named(sort), 50, first[^1], out _).Select(mark => mark.Id));
        Assert.Equal(asked.Order(), scan.Ids(int.MaxValue).Order());

        var counts = scan.Count();
        Assert.Equal(asked.Count, counts.Total);
        Assert.Equal(NaiveQueue.Counted(known, filter with { Categories = null }, t => t.Category), counts.Categories.OrderBy(c => c.Key, Comparer<string>.Default));
        Assert.Equal(NaiveQueue.Counted(known, filter with { Teams = null }, t => t.TeamId), counts.Teams.OrderBy(c => c.Key));
        Assert.Equal(NaiveQueue.Counted(known, filter with { Sites = null }, t => t.SiteId), counts.Sites.OrderBy(c => c.Key));
        Assert.Equal(NaiveQueue.Counted(known, filter with { States = null }, t => (int)t.State), Numbered(counts.States));
        Assert.Equal(NaiveQueue.Counted(known, filter with { Dues = null }, t => (int)NaiveQueue.DueOf(t, Noon)), Numbered(counts.Dues));
        var tags = known.Where(t => NaiveQueue.Takes(filter, t)).SelectMany(t => t.Tags.Tags).CountBy(tag => tag);
        Assert.Equal(tags.OrderBy(c => c.Key, StringComparer.Ordinal), counts.Tags.OrderBy(c => c.Key, StringComparer.Ordinal));
    }

    private static IEnumerable<KeyValuePair<int, int>> Numbered(int[] counts) => counts.Index().Where(c => c.Item > 0).Select(c => new KeyValuePair<int, int>(c.Index, c.Item));

    private static QueueFilter Filter(Random chance) => Thinned(chance, new(chance.Next(4) == 0 ? PermittedSites.Only(Ids.Skip(2)) : PermittedSites.All, Noon)
    {
        States = Some(Enum.GetValues<TicketState>()), Priorities = Some(Enum.GetValues<TicketPriority>()), Channels = Some(Enum.GetValues<TicketChannel>()), Dues = Some(Enum.GetValues<Due>()),
        Statuses = Some("new", "open", "gone"), Categories = Some("", "Lifts", "Nothing"), Customers = Some("", "ACME Ltd"),
        Assignees = Some(Ids), Teams = Some(Ids), Sites = Some(Ids), Requesters = Some(Ids), Parents = Some(Ids[1..]),
        Tags = chance.Next(4) == 0 ? Asked[..chance.Next(1, 3)] : [],
        Words = chance.Next(3) == 0 ? [Sought[chance.Next(Sought.Length)]] : [],
        OpenedFrom = chance.Next(5) == 0 ? Noon.AddMinutes(-chance.Next(400)) : null, OpenedUntil = chance.Next(5) == 0 ? Noon.AddMinutes(-chance.Next(400)) : null,
    });

    private static HashSet<T> Some<T>(params T[] values) => [.. values];

    // A filter that asks everything finds nothing: each asks a few things, and of each a part.
    private static QueueFilter Thinned(Random chance, QueueFilter f) => f with
    {
        States = Part(chance, f.States), Priorities = Part(chance, f.Priorities), Channels = Part(chance, f.Channels), Dues = Part(chance, f.Dues), Statuses = Part(chance, f.Statuses),
        Categories = Part(chance, f.Categories), Customers = Part(chance, f.Customers), Assignees = Part(chance, f.Assignees), Teams = Part(chance, f.Teams), Sites = Part(chance, f.Sites),
        Requesters = Part(chance, f.Requesters), Parents = chance.Next(8) == 0 ? f.Parents : null,
    };

    private static HashSet<T>? Part<T>(Random chance, IReadOnlySet<T>? all) => chance.Next(6) == 0 ? [.. all!.Where(_ => chance.Next(3) > 0)] : null;

    private static ListedTicket Ticket(Random chance, int number, Guid id, int version) => new()
    {
        Id = id, Number = number, Version = version, Subject = string.Join(' ', chance.GetItems(Words, chance.Next(1, 4))), State = (TicketState)chance.Next(6), Priority = (TicketPriority)chance.Next(4),
        Channel = (TicketChannel)chance.Next(6), Tags = TagList.Of([.. new[] { "a", "b", "roof" }.Where(_ => chance.Next(3) == 0)]), ParentId = chance.Next(3) == 0 ? Ids[chance.Next(1, Ids.Length)] : null,
        OpenedTicks = Noon.AddMinutes(-chance.Next(500)).UtcTicks, ChangedTicks = Noon.AddMinutes(-chance.Next(500)).UtcTicks + chance.Next(100),
        DueTicks = chance.Next(3) == 0 ? DateTimeOffset.MaxValue.UtcTicks : Noon.AddHours(chance.Next(-50, 300)).UtcTicks, Status = chance.Next(2) == 0 ? "new" : "open",
        Category = chance.Next(2) == 0 ? "" : "Lifts", Customer = chance.Next(2) == 0 ? "" : "ACME Ltd", RequesterId = Pick(chance), SiteId = Pick(chance), TeamId = Pick(chance), AssigneeId = Pick(chance),
    };

    private static Guid Pick(Random chance) => Ids[chance.Next(Ids.Length)];
}
