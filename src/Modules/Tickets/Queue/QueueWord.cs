using System.Buffers;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Queue;

/// <summary>One of the words looked for, and where it was found among what many tickets share.</summary>
internal sealed class QueueWord(string word, TenantQueue queue)
{
    private readonly byte[] _capitals = SubjectText.Capitals(word);
    private readonly bool[] _customers = queue.Customers.Where(c => c.Contains(word, StringComparison.OrdinalIgnoreCase));
    private readonly bool[] _tagLists = queue.TagLists.Where(list => list.Joined.Contains(word, StringComparison.OrdinalIgnoreCase));
    private readonly int _number = TicketNumber.TryParse(word, out var number) || int.TryParse(word, out number) ? number : 0;

    /// <summary>Notes the tickets that have the word nowhere: not in the subject, the customer, a tag, and it is not their number.</summary>
    public void Ask(QueueBlock block, Span<Facets> misses)
    {
        var rented = ArrayPool<bool>.Shared.Rent(QueueBlock.Size);
        var having = rented.AsSpan(0, misses.Length);
        having.Clear();
        block.Subjects.Mark(_capitals, having);
        if (_customers.Contains(true)) Mark(block.Customers, _customers, having);
        if (_tagLists.Contains(true)) Mark(block.TagLists, _tagLists, having);
        if (_number > 0 && block.Numbers.AsSpan(0, misses.Length).IndexOf(_number) is >= 0 and var numbered) having[numbered] = true;
        for (var row = 0; row < having.Length; row++)
            if (!having[row]) misses[row] |= Facets.Else;
        ArrayPool<bool>.Shared.Return(rented);
    }

    private static void Mark(int[] places, bool[] found, Span<bool> having)
    {
        for (var row = 0; row < having.Length; row++) having[row] |= (uint)places[row] < (uint)found.Length && found[places[row]];
    }
}
