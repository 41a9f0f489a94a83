using System.Text;

namespace Platform.Devices.Inventory;

/// <summary>Names as people sort them: capitals do not matter, and "Sensor 9" comes before "Sensor 10".</summary>
internal sealed class NaturalOrder : IComparer<string?>
{
    public static readonly NaturalOrder Comparer = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        while (!a.IsEmpty && !b.IsEmpty)
        {
            if (char.IsAsciiDigit(a[0]) && char.IsAsciiDigit(b[0]))
            {
                var left = Number(ref a);
                var right = Number(ref b);
                var byValue = left.Length != right.Length ? left.Length - right.Length : left.SequenceCompareTo(right);
                if (byValue != 0) return byValue;
                continue;
            }

            if (a[0] != b[0] && char.ToUpperInvariant(a[0]) - char.ToUpperInvariant(b[0]) is not 0 and var byLetter) return byLetter;
            a = a[1..];
            b = b[1..];
        }

        // "7" and "007" are one number, but two names.
        return a.Length != b.Length ? a.Length - b.Length : string.CompareOrdinal(x, y);
    }

    /// <summary>A text that stands, compared letter by letter, where the name stands among names; "7" and "007" have the same.</summary>
    public static string KeyOf(string name)
    {
        var key = new StringBuilder(name.Length + 4);
        for (var rest = name.AsSpan(); !rest.IsEmpty;)
        {
            if (char.IsAsciiDigit(rest[0]))
            {
                // The longer number is the greater one; among other letters, all digits have one place.
                var number = Number(ref rest);
                key.Append('0').Append((char)number.Length).Append(number);
                continue;
            }

            key.Append(char.ToUpperInvariant(rest[0]));
            rest = rest[1..];
        }

        return key.ToString();
    }

    // The digits in front, without leading zeros.
    private static ReadOnlySpan<char> Number(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[end..];
        return digits.TrimStart('0');
    }
}
