using Platform.Tickets.Domain;

namespace Platform.Tickets.Queue;

/// <summary>What a filter, an order and a facet mean, said ticket by ticket.</summary>
internal static class NaiveQueue
{
    public static IEnumerable<ListedTicket> Ordered(IEnumerable<ListedTicket> tickets, string sort)
    {
        var ordered = sort.TrimStart('-') switch
        {
            "openedAt" => tickets.OrderBy(t => t.OpenedTicks),
            "changedAt" => tickets.OrderBy(t => t.ChangedTicks),
            "number" => tickets.OrderBy(t => t.Number),
            "dueBy" => tickets.OrderBy(t => t.DueTicks),
            "priority" => tickets.OrderBy(t => t.Priority).ThenByDescending(t => t.OpenedTicks >> 4),
            _ => tickets.OrderBy(t => t.State).ThenBy(t => t.OpenedTicks >> 4),
        };
        var all = ordered.ThenBy(t => t.Id);
        return sort[0] == '-' ? all.Reverse() : all;
    }

    public static bool Takes(QueueFilter f, ListedTicket t) =>
        f.Permitted.Contains(t.SiteId) && Among(f.Statuses, t.Status) && Among(f.States, t.State) && Among(f.Priorities, t.Priority) && Among(f.Channels, t.Channel) && Among(f.Dues, DueOf(t, f.Now))
        && Among(f.Assignees, t.AssigneeId) && Among(f.Teams, t.TeamId) && Among(f.Sites, t.SiteId) && Among(f.Requesters, t.RequesterId) && Among(f.Customers, t.Customer) && Among(f.Categories, t.Category)
        && (f.Parents is null || (t.ParentId is { } parent && f.Parents.Contains(parent))) && f.Tags.All(t.Tags.Tags.Contains)
        && !(t.OpenedTicks < f.OpenedFrom?.UtcTicks) && !(t.OpenedTicks >= f.OpenedUntil?.UtcTicks) && f.Words.All(word => Has(t, word));

    public static Due DueOf(ListedTicket t, DateTimeOffset now) => t.DueTicks == DateTimeOffset.MaxValue.UtcTicks ? Due.Never
        : t.DueTicks < now.UtcTicks ? Due.Overdue : t.DueTicks < now.AddDays(1).UtcTicks ? Due.Today : t.DueTicks < now.AddDays(7).UtcTicks ? Due.Week : Due.Later;

    public static IEnumerable<KeyValuePair<T, int>> Counted<T>(IEnumerable<ListedTicket> tickets, QueueFilter others, Func<ListedTicket, T> facet) where T : notnull =>
        tickets.Where(t => Takes(others, t)).CountBy(facet).OrderBy(c => c.Key, Comparer<T>.Default);

    private static bool Has(ListedTicket t, string word) => t.Subject.Contains(word, StringComparison.OrdinalIgnoreCase) || t.Customer.Contains(word, StringComparison.OrdinalIgnoreCase)
        || t.Tags.Tags.Any(tag => tag.Contains(word, StringComparison.OrdinalIgnoreCase)) || TicketNumber.Of(t.Number) == word || t.Number.ToString() == word;

    private static bool Among<T>(IReadOnlySet<T>? asked, T value) => asked is null || asked.Contains(value);
}
