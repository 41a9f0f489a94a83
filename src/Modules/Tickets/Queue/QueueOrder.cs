using Platform.Hosting.Http;

namespace Platform.Tickets.Queue;

/// <summary>A place in an order: a ticket's key and id.</summary>
internal sealed record QueueMark(long Key, Guid Id);

/// <summary>An order lists can be asked for. What is equal by it is ordered by id, which is the order of opening, so no two tickets share a place.</summary>
internal sealed record QueueOrder(string Name, Func<QueueBlock, int, long> KeyOf, bool IsDescending)
{
    private const string Priority = "priority";

    private static readonly QueueOrder[] All =
    [
        new("openedAt", (block, row) => block.OpenedTicks[row], true),
        new("changedAt", (block, row) => block.ChangedTicks[row], true),
        new("number", (block, row) => block.Numbers[row], false),
        new("dueBy", (block, row) => block.DueTicks[row], false),
        // Of equal priority the one that waits longest comes first when the most urgent do.
        new(Priority, (block, row) => ((long)block.Priorities[row] << 58) | ((1L << 58) - 1 - (block.OpenedTicks[row] >> 4)), true),
        // Of equal risk the one that waits longest comes first when the likeliest do.
        new("risk", (block, row) => ((long)block.Risks[row] << 56) | ((1L << 56) - 1 - (block.OpenedTicks[row] >> 4)), true),
        new("state", (block, row) => ((long)block.States[row] << 58) | (block.OpenedTicks[row] >> 4), false),
    ];

    /// <summary>Whether the first are rather among the newest tickets: whoever looks there first has to put fewer aside again.</summary>
    public bool IsNewestFirst => IsDescending != (Name == Priority);

    public static QueueOrder Named(string? sort)
    {
        if (string.IsNullOrEmpty(sort)) return All[0];
        var name = sort.TrimStart('-', '+');
        var order = Array.Find(All, o => o.Name == name)
            ?? throw new MalformedException("sort", $"This list sorts by {string.Join(", ", All.Select(o => o.Name))}; a minus in front turns the order around.");
        return order with { IsDescending = sort[0] == '-' };
    }

    public int Compare(long key, Guid id, long otherKey, Guid otherId)
    {
        var order = key.CompareTo(otherKey) is not 0 and var byKey ? byKey : id.CompareTo(otherId);
        return IsDescending ? -order : order;
    }
}
