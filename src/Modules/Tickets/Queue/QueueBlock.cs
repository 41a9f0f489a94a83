using Platform.Tickets.Domain;

namespace Platform.Tickets.Queue;

/// <summary>
/// Some of a tenant's tickets, field by field: a scan reads only the fields it asks about, each from end to end. What many tickets share is kept as
/// its number among the tenant's values. Read and changed under the lock, so that nobody sees half a change.
/// </summary>
internal sealed class QueueBlock
{
    public const int Bits = 12, Size = 1 << Bits;

    public Lock Lock { get; } = new();
    public int Count { get; private set; }
    public Guid[] Ids { get; } = new Guid[Size];
    public int[] Numbers { get; } = new int[Size];
    public int[] Versions { get; } = new int[Size];
    public long[] OpenedTicks { get; } = new long[Size];
    public long[] ChangedTicks { get; } = new long[Size];
    public long[] DueTicks { get; } = new long[Size];
    public byte[] States { get; } = new byte[Size];
    public byte[] Priorities { get; } = new byte[Size];
    public byte[] Channels { get; } = new byte[Size];
    public byte[] Risks { get; } = new byte[Size];
    public int[] Statuses { get; } = new int[Size];
    public int[] Categories { get; } = new int[Size];
    public int[] Customers { get; } = new int[Size];
    public int[] Sites { get; } = new int[Size];
    public int[] Teams { get; } = new int[Size];
    public int[] Assignees { get; } = new int[Size];
    public int[] Requesters { get; } = new int[Size];
    public int[] Parents { get; } = new int[Size];
    public int[] TagLists { get; } = new int[Size];
    public SubjectText Subjects { get; } = new();

    /// <summary>A probability in whole percent, one more than that: nothing is nothing to foretell.</summary>
    public static byte RiskOf(double? probability) => probability is { } p ? (byte)(1 + Math.Clamp((int)(100 * p), 0, 100)) : (byte)0;

    /// <summary>In percent; null when there is nothing to foretell.</summary>
    public static int? PercentOf(byte? risk) => risk is > 0 and var known ? known - 1 : null;

    /// <summary>Puts a ticket into a row: a row of its own, the next one, or the one it has.</summary>
    public void Set(int row, ListedTicket t, TenantQueue queue)
    {
        (Ids[row], Numbers[row], Versions[row]) = (t.Id, t.Number, t.Version);
        (OpenedTicks[row], ChangedTicks[row], DueTicks[row]) = (t.OpenedTicks, t.ChangedTicks, t.DueTicks);
        (States[row], Priorities[row], Channels[row]) = ((byte)t.State, (byte)t.Priority, (byte)t.Channel);
        (Statuses[row], Categories[row], Customers[row]) = (queue.Statuses.Of(t.Status), queue.Categories.Of(t.Category), queue.Customers.Of(t.Customer));
        (Sites[row], Teams[row], Assignees[row]) = (queue.Sites.Of(t.SiteId), queue.Teams.Of(t.TeamId), queue.Assignees.Of(t.AssigneeId));
        (Requesters[row], Parents[row], TagLists[row]) = (queue.Requesters.Of(t.RequesterId), queue.Parents.Of(t.ParentId ?? Guid.Empty), queue.TagLists.Of(t.Tags));
        Subjects.Set(row, t.Subject);
        if (!t.State.IsActive()) Risks[row] = 0;
        else if (t.Risk is { } risk) Risks[row] = risk; // else what is known of it stays
        if (row == Count) Count++;
    }
}
