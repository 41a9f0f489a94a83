using System.Text;

namespace Platform.Tickets.Knowledge.Search;

/// <summary>Where in a text something stands, in UTF-16 units.</summary>
internal sealed record TextRange(int Start, int Length);

/// <summary>A text and what of it was sought, as ranges: nothing in it is ever markup.</summary>
internal sealed record MarkedText(string Text, IReadOnlyList<TextRange> Marks)
{
    public const char Start = '\u0001', Stop = '\u0002';

    public static MarkedText Parse(string marked)
    {
        var (text, ranges, from) = (new StringBuilder(marked.Length), new List<TextRange>(), -1);
        foreach (var c in marked)
        {
            if (c is Start) from = text.Length;
            else if (c is not Stop) text.Append(c);
            else if (from >= 0)
            {
                ranges.Add(new(from, text.Length - from));
                from = -1;
            }
        }

        return new(text.ToString(), ranges);
    }
}
