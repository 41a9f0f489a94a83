using System.Text;

namespace Platform.Tickets.Queue;

/// <summary>The subjects of a block's tickets as one text in capitals, searched from end to end: most of what has no such word is never looked at by itself.</summary>
internal sealed class SubjectText
{
    // No subject has it, for the database keeps no such character.
    private const byte Between = 0;

    private readonly int[] _ends = new int[QueueBlock.Size];
    private byte[] _text = new byte[1024];
    private int _count;

    public static byte[] Capitals(string text) => Encoding.UTF8.GetBytes(text.ToUpperInvariant());

    /// <summary>The next row's subject, or another one for a row there is.</summary>
    public void Set(int row, string subject)
    {
        var capitals = Capitals(subject);
        var start = row == 0 ? 0 : _ends[row - 1];
        var (end, newEnd) = (row < _count ? _ends[row] : start, start + capitals.Length + 1);
        if (row < _count && _text.AsSpan(start, end - start - 1).SequenceEqual(capitals)) return;

        var length = _count == 0 ? 0 : _ends[_count - 1];
        Grow(length - end + newEnd);
        _text.AsSpan(end, length - end).CopyTo(_text.AsSpan(newEnd));
        capitals.CopyTo(_text, start);
        _text[newEnd - 1] = Between;
        if (row == _count) _ends[_count++] = newEnd;
        else
            for (var i = row; i < _count; i++) _ends[i] += newEnd - end;
    }

    /// <summary>Marks the rows that have the word, which is given in capitals.</summary>
    public void Mark(ReadOnlySpan<byte> word, Span<bool> marks)
    {
        if (word.Contains(Between)) return;
        var text = _text.AsSpan(0, _count == 0 ? 0 : _ends[_count - 1]);
        for (int at = 0, row = 0; at < text.Length; at = _ends[row])
        {
            var found = text[at..].IndexOf(word);
            if (found < 0) return;
            while (_ends[row] <= at + found) row++;
            marks[row] = true;
        }
    }

    // A full block grows no more than it must: what it has is nearly all it will ever have.
    private void Grow(int needed)
    {
        if (needed > _text.Length) Array.Resize(ref _text, Math.Max(needed, _text.Length + Math.Min(_text.Length, 16 * 1024)));
    }
}
