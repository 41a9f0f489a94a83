using System.Text;

namespace Platform.Devices.Inventory;

/// <summary>All that is looked for in words, one text in capitals: searched from end to end, it tells in a millisecond or two which of a hundred thousand devices have a word.</summary>
internal sealed class SearchText
{
    // No name has it, for the database keeps no such character.
    private const char Between = '\0';

    private readonly char[] _text;
    private readonly int[] _ends;

    private SearchText(char[] text, int[] ends) => (_text, _ends) = (text, ends);

    public static SearchText Of(ListedDevice[] devices)
    {
        var (text, ends) = (new StringBuilder(devices.Length * 24), new int[devices.Length]);
        for (var i = 0; i < devices.Length; i++)
        {
            text.Append(devices[i].Name).Append(Between).Append(devices[i].Serial).Append(Between);
            foreach (var tag in devices[i].Tags) text.Append(tag).Append(Between);
            ends[i] = text.Length;
        }

        var all = new char[text.Length];
        text.CopyTo(0, all, all.Length);
        // As a comparison that ignores case does it.
        for (var i = 0; i < all.Length; i++) all[i] = char.ToUpperInvariant(all[i]);
        return new(all, ends);
    }

    /// <summary>Marks the devices that have the words.</summary>
    public void Mark(string words, Span<bool> marks)
    {
        var wanted = words.ToUpperInvariant();
        if (wanted.Contains(Between)) return;
        for (int at = 0, row = 0; at < _text.Length; at = _ends[row])
        {
            var found = _text.AsSpan(at).IndexOf(wanted);
            if (found < 0) return;
            while (_ends[row] <= at + found) row++;
            marks[row] = true;
        }
    }
}
