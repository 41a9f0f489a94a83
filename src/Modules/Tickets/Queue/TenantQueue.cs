using Platform.Tickets.Domain;

namespace Platform.Tickets.Queue;

/// <summary>A tenant's tickets in memory, about 150 bytes each. Every ticket has a row in a block, and keeps it.</summary>
internal sealed class TenantQueue
{
    private const int PageBits = 10;

    private readonly Lock _changing = new();

    // Where the ticket with a number is, counted from one; numbers come close together.
    private readonly Dictionary<int, int[]> _rows = [];

    private volatile QueueBlock[] _blocks = [];

    /// <summary>The oldest first, more or less.</summary>
    public IReadOnlyList<QueueBlock> Blocks => _blocks;

    public Places<string> Statuses { get; } = new();
    public Places<string> Categories { get; } = new();
    public Places<string> Customers { get; } = new();
    public Places<TagList> TagLists { get; } = new();
    public Places<Guid> Sites { get; } = new();
    public Places<Guid> Teams { get; } = new();
    public Places<Guid> Assignees { get; } = new();
    public Places<Guid> Requesters { get; } = new();
    public Places<Guid> Parents { get; } = new();

    /// <summary>Takes note of these tickets, except where a newer version is known already.</summary>
    public void Put(IEnumerable<ListedTicket> tickets)
    {
        lock (_changing)
            foreach (var ticket in tickets) Put(ticket);
    }

    /// <summary>Takes note of how likely tickets breach, by their numbers; of what is not known here nothing is.</summary>
    public void Put(IEnumerable<(int Number, byte Risk)> risks)
    {
        lock (_changing)
            foreach (var (number, risk) in risks)
                if (Find(number) is var (block, row))
                    lock (block.Lock) block.Risks[row] = ((TicketState)block.States[row]).IsActive() ? risk : (byte)0;
    }

    /// <summary>How likely the ticket with this number breaches, as far as that is known here.</summary>
    public byte RiskOf(int number)
    {
        lock (_changing) return Find(number) is var (block, row) ? block.Risks[row] : (byte)0;
    }

    private (QueueBlock Block, int Row)? Find(int number) =>
        RowOf(number) is > 0 and var known ? (_blocks[(known - 1) >> QueueBlock.Bits], (known - 1) & (QueueBlock.Size - 1)) : null;

    private void Put(ListedTicket ticket)
    {
        ref var known = ref RowOf(ticket.Number);
        if (known == 0)
        {
            if (_blocks is not [.., { Count: < QueueBlock.Size }]) _blocks = [.. _blocks, new()];
            var last = _blocks[^1];
            lock (last.Lock) last.Set(last.Count, ticket, this);
            known = ((_blocks.Length - 1) << QueueBlock.Bits) + last.Count;
            return;
        }

        var (block, row) = Find(ticket.Number)!.Value;
        if (block.Versions[row] >= ticket.Version) return;
        lock (block.Lock) block.Set(row, ticket, this);
    }

    private ref int RowOf(int number)
    {
        if (!_rows.TryGetValue(number >> PageBits, out var page)) _rows.Add(number >> PageBits, page = new int[1 << PageBits]);
        return ref page[number & ((1 << PageBits) - 1)];
    }
}
