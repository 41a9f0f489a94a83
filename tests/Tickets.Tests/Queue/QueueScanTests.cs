using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Risk;

namespace Platform.Tickets.Queue;

public class QueueScanTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid[] Teams = [Guid.Empty, Guid.NewGuid(), Guid.NewGuid()];
    private static readonly string[] Categories = ["", "Lifts", "Power", "Climate"];

    [Fact]
    public void Pages_in_any_order_hold_every_ticket_asked_for_once_and_in_that_order()
    {
        var (queue, tickets) = Filled(5_000);
        var filter = new QueueFilter(PermittedSites.All, Noon) { States = new HashSet<TicketState> { TicketState.Open, TicketState.Pending }, Teams = new HashSet<Guid> { Teams[1] } };
        foreach (var sort in (string[])["openedAt", "-openedAt", "-changedAt", "dueBy", "-priority", "state", "number"])
        {
            var order = QueueOrder.Named(sort);
            var (seen, after) = (new List<QueueMark>(), (QueueMark?)null);
            while (true)
            {
                var page = new QueueScan(queue, filter).Find(order, 137, after, out _);
                seen.AddRange(page);
                if (page.Count < 137) break;
                after = page[^1];
            }

            var expected = NaiveQueue.Ordered(tickets.Where(t => t.State is TicketState.Open or TicketState.Pending && t.TeamId == Teams[1]), sort);
            Assert.Equal(expected.Select(t => t.Id), seen.Select(t => t.Id));
        }
    }

    [Fact]
    public void A_facet_counts_what_choosing_more_of_it_would_add()
    {
        var (queue, tickets) = Filled(500);
        var counts = new QueueScan(queue, new(PermittedSites.All, Noon) { Categories = new HashSet<string> { "Lifts" }, Priorities = new HashSet<TicketPriority> { TicketPriority.High } }).Count();

        Assert.Equal(tickets.Count(t => t.Category == "Lifts" && t.Priority == TicketPriority.High), counts.Total);
        Assert.Equal(tickets.Where(t => t.Priority == TicketPriority.High).CountBy(t => t.Category).OrderBy(c => c.Key), counts.Categories.OrderBy(c => c.Key));
        Assert.Equal(tickets.Count(t => t.Category == "Lifts" && t.Priority == TicketPriority.Urgent), counts.Priorities[(int)TicketPriority.Urgent]);
    }

    [Fact]
    public void Tickets_are_found_by_how_likely_they_are_late_and_what_is_done_or_not_foretold_is_not()
    {
        var queue = new TenantQueue();
        queue.Put([.. Enumerable.Range(1, 5).Select(n => Listed(n)), Listed(6) with { State = TicketState.Resolved }]);
        queue.Put([(1, QueueBlock.RiskOf(0.699)), (2, QueueBlock.RiskOf(0.7)), (3, QueueBlock.RiskOf(1)), (4, QueueBlock.RiskOf(null)), (6, QueueBlock.RiskOf(0.9)), (99, QueueBlock.RiskOf(0.9))]);
        Assert.Equal([2, 3], Numbers(queue, new QueueScan(queue, new(PermittedSites.All, Noon) { RiskFrom = 70 })).Order());
        Assert.Equal([1], Numbers(queue, new QueueScan(queue, new(PermittedSites.All, Noon) { Risks = new HashSet<RiskBand> { RiskBand.Medium } })));
        var order = new QueueScan(queue, new(PermittedSites.All, Noon) { RiskFrom = 0 }).Find(QueueOrder.Named("-risk"), 10, null, out var total);
        Assert.Equal((3, 3), (total, order.Count));
        Assert.Equal(order.OrderByDescending(m => m.Key), order);
    }

    [Fact]
    public void A_ticket_that_changes_keeps_what_was_judged_of_it_until_it_is_judged_again_or_done()
    {
        var queue = new TenantQueue();
        queue.Put([Listed(1)]);
        queue.Put([(1, QueueBlock.RiskOf(0.8))]);
        queue.Put([Listed(1) with { Version = 2 }]);
        Assert.Equal(80, QueueBlock.PercentOf(queue.RiskOf(1)));
        queue.Put([Listed(1) with { Version = 3, State = TicketState.Resolved }]);
        Assert.Null(QueueBlock.PercentOf(queue.RiskOf(1)));
    }

    [Fact]
    public void Whoever_is_limited_to_some_sites_neither_finds_nor_counts_others()
    {
        var site = Guid.NewGuid();
        var queue = new TenantQueue();
        queue.Put([Listed(1, siteId: site), Listed(2, siteId: Guid.NewGuid()), Listed(3)]);
        var scan = new QueueScan(queue, new(PermittedSites.Only([site]), Noon));
        Assert.Equal(1, Numbers(queue, scan).Single());
        Assert.Equal(1, scan.Count().Total);
    }

    [Theory, InlineData("printer", 1), InlineData("T-2", 2), InlineData("acme", 3), InlineData("urgent-roof", 4)]
    public void Words_are_found_in_subjects_numbers_customers_and_tags(string word, int number)
    {
        var queue = new TenantQueue();
        queue.Put([Listed(1, "The Printer jams"), Listed(2), Listed(3, customer: "ACME Ltd"), Listed(4, tags: ["urgent-roof"])]);
        Assert.Equal(number, Assert.Single(Numbers(queue, new QueueScan(queue, new(PermittedSites.All, Noon) { Words = [word] }))));
    }

    [Fact]
    public void An_older_version_does_not_take_the_place_of_a_newer_one()
    {
        var queue = new TenantQueue();
        var id = Guid.NewGuid();
        queue.Put([Listed(1, "New", id: id, version: 3)]);
        queue.Put([Listed(1, "Old", id: id, version: 2)]);
        Assert.Equal((1, 0), (Having(queue, "new").Length, Having(queue, "old").Length));
    }

    [Fact]
    public void A_subject_that_changes_is_found_by_its_new_words_and_so_are_those_around_it()
    {
        var queue = new TenantQueue();
        queue.Put([Listed(1, "First"), Listed(2, "Second"), Listed(3, "Third")]);
        queue.Put([Listed(2, "Something rather longer", version: 2)]);
        Assert.Equal([2], Having(queue, "longer"));
        Assert.Empty(Having(queue, "second"));
        queue.Put([Listed(2, "x", version: 3)]);
        Assert.Equal([1, 2, 3], [.. Having(queue, "first"), .. Having(queue, "x"), .. Having(queue, "third")]);
    }

    private static int[] Having(TenantQueue queue, string word) => Numbers(queue, new(queue, new(PermittedSites.All, Noon) { Words = [word] }));

    private static int[] Numbers(TenantQueue queue, QueueScan scan)
    {
        var block = Assert.Single(queue.Blocks);
        return [.. scan.Find(QueueOrder.Named("number"), 10, null, out _).Select(mark => block.Numbers[Array.IndexOf(block.Ids, mark.Id)])];
    }

    private static (TenantQueue, List<ListedTicket>) Filled(int count)
    {
        var chance = new Random(7);
        var tickets = Enumerable.Range(1, count).Select(n => Listed(
            n, state: (TicketState)chance.Next(6), priority: (TicketPriority)chance.Next(4), teamId: Teams[chance.Next(3)], category: Categories[chance.Next(4)], minutes: chance.Next(300))).ToList();
        var queue = new TenantQueue();
        queue.Put(tickets);
        return (queue, tickets);
    }

    private static ListedTicket Listed(
        int number, string subject = "Door", TicketState state = TicketState.Open, TicketPriority priority = TicketPriority.Normal, Guid teamId = default, Guid siteId = default, string category = "",
        string customer = "", string[]? tags = null, int minutes = 0, Guid? id = null, int version = 1) => new()
    {
        Id = id ?? Guid.NewGuid(), Number = number, Version = version, Subject = subject, State = state, Priority = priority, Channel = TicketChannel.Api, Tags = TagList.Of(tags ?? []), ParentId = null,
        OpenedTicks = Noon.AddMinutes(-minutes).UtcTicks, ChangedTicks = Noon.AddMinutes(-minutes / 2).UtcTicks, DueTicks = number % 3 == 0 ? DateTimeOffset.MaxValue.UtcTicks : Noon.AddHours(minutes - 100).UtcTicks,
        Status = state.ToString(), Category = category, Customer = customer, RequesterId = Guid.Empty, SiteId = siteId, TeamId = teamId, AssigneeId = Guid.Empty,
    };
}
