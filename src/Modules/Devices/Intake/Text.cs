using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace Platform.Devices.Intake;

/// <summary>Reads the few texts a reading is made of, faster than the general parsers where the text has the usual form.</summary>
internal struct Text
{
    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    private UInt128 _date; // the last date read, as its ten bytes: a batch is mostly of one day
    private long _midnight;

    /// <summary>A JSON number. Infinite when too large.</summary>
    public static double Number(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.Length is > 0 and <= 16)
        {
            long mantissa = 0;
            var point = -1;
            for (var i = 0; i < digits.Length; i++)
            {
                var digit = (uint)(digits[i] - '0');
                if (digit <= 9) mantissa = mantissa * 10 + digit;
                else if (digits[i] == '.') point = i;
                else return General(text);
            }

            // Both are exact as doubles, so the quotient is the nearest one.
            if (mantissa < 1L << 53)
            {
                var value = point < 0 ? mantissa : mantissa / Powers[digits.Length - 1 - point];
                return negative ? -value : value;
            }
        }

        return General(text);
    }

    private static double General(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out double value, out var read) && read == text.Length ? value : double.NaN;

    /// <summary>An instant such as 2026-11-20T10:00:00Z, with up to nine decimals, or with an offset: +01:00.</summary>
    public bool Instant(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text.Length < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || !Midnight(text[..10], out var midnight)) return false;
        if (!Two(text, 11, 23, out var hour) || !Two(text, 14, 59, out var minute) || !Two(text, 17, 59, out var second)) return false;

        var at = 19;
        long fraction = 0;
        if (text[at] == '.')
        {
            var first = ++at;
            for (long unit = 100_000; at < text.Length && (uint)(text[at] - '0') <= 9; at++, unit /= 10) fraction += (text[at] - '0') * unit;
            if (at == first || at - first > 9 || at == text.Length) return false;
        }

        microseconds = midnight + ((hour * 60 + minute) * 60L + second) * IntakeClock.MicrosecondsPerSecond + fraction;
        if (text[at] == 'Z') return at + 1 == text.Length;
        if (text[at] is not ((byte)'+' or (byte)'-') || text.Length != at + 6 || text[at + 3] != ':') return false;
        if (!Two(text, at + 1, 14, out var hours) || !Two(text, at + 4, 59, out var minutes)) return false;
        var offset = (hours * 60 + minutes) * 60L * IntakeClock.MicrosecondsPerSecond;
        microseconds += text[at] == '+' ? -offset : offset;
        return true;
    }

    private bool Midnight(ReadOnlySpan<byte> date, out long midnight)
    {
        var bytes = new UInt128(MemoryMarshal.Read<ulong>(date), MemoryMarshal.Read<ushort>(date[8..]));
        midnight = _midnight;
        if (bytes == _date) return true;

        if (date[4] != '-' || date[7] != '-' || !Two(date, 0, 99, out var century) || !Two(date, 2, 99, out var year)
            || !Two(date, 5, 12, out var month) || !Two(date, 8, 31, out var day)) return false;
        year += century * 100;
        if (year == 0 || month == 0 || day == 0 || day > DateTime.DaysInMonth(year, month)) return false;
        (_date, _midnight) = (bytes, IntakeClock.Of(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero)));
        midnight = _midnight;
        return true;
    }

    private static bool Two(ReadOnlySpan<byte> text, int at, int most, out int value)
    {
        var (tens, ones) = ((uint)(text[at] - '0'), (uint)(text[at + 1] - '0'));
        value = (int)(tens * 10 + ones);
        return tens <= 9 && ones <= 9 && value <= most;
    }
}
