using System.Runtime.InteropServices;

namespace Platform.Devices.Series.Chunks;

/// <summary>
/// Measured values. Sensors report so many decimals: as whole numbers, each as its difference to the one before. Values that are
/// no such decimals are kept as their bits, each against those before it (as in Facebook's Gorilla, http://www.vldb.org/pvldb/vol8/p1816-teller.pdf,
/// but bytes of equal rank side by side, which a general compressor makes more of).
/// </summary>
internal static class ValueColumn
{
    private const byte Bits = 255;
    private const double MostWhole = 1L << 53;

    public static void Write(ByteWriter to, ReadOnlySpan<double> values, bool single)
    {
        var (presence, present) = (new sbyte[values.Length], new List<double>(values.Length));
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            presence[i] = 1;
            present.Add(values[i]);
        }

        RunColumn.Write(to, presence);
        var span = CollectionsMarshal.AsSpan(present);
        if (DecimalsOf(span, single) is { } decimals) WriteDecimals(to, span, decimals);
        else
        {
            to.Byte(Bits);
            WriteBits(to, span, single ? 4 : 8);
        }
    }

    public static double[] Read(ByteReader from, int count, bool single)
    {
        var presence = RunColumn.Read(ref from, count);
        var present = presence.AsSpan().Count((sbyte)1);
        var encoding = from.Byte();
        var read = encoding == Bits ? ReadBits(from, present, single ? 4 : 8) : ReadDecimals(from, present, encoding, single);
        if (present == count) return read;

        var values = new double[count];
        for (int i = 0, next = 0; i < count; i++) values[i] = presence[i] == 1 ? read[next++] : double.NaN;
        return values;
    }

    // As few as are enough for all. A large value that needs some of them has no room for as many as a small one may need.
    private static int? DecimalsOf(ReadOnlySpan<double> values, bool single)
    {
        var (most, decimals) = (single ? 6 : 12, 0);
        foreach (var value in values)
            while (!Fits(value, decimals, single))
                if (++decimals > most) return null;
        foreach (var value in values)
            if (!Fits(value, decimals, single)) return null;
        return decimals;
    }

    private static bool Fits(double value, int decimals, bool single) =>
        Math.Abs(value) * Powers[decimals] < MostWhole && Value(Whole(value, decimals), decimals, single) == value;

    private static long Whole(double value, int decimals) => (long)Math.Round(value * Powers[decimals]);

    private static double Value(long whole, int decimals, bool single) => single ? (float)(whole / Powers[decimals]) : whole / Powers[decimals];

    private static void WriteDecimals(ByteWriter to, ReadOnlySpan<double> values, int decimals)
    {
        to.Byte((byte)decimals);
        long before = 0;
        foreach (var value in values)
        {
            var whole = Whole(value, decimals);
            to.Signed(whole - before);
            before = whole;
        }
    }

    private static double[] ReadDecimals(ByteReader from, int count, int decimals, bool single)
    {
        if (decimals >= Powers.Length) throw ByteReader.Damaged();
        var values = new double[count];
        long whole = 0;
        for (var i = 0; i < count; i++) values[i] = Value(whole += from.Signed(), decimals, single);
        return values;
    }

    private static void WriteBits(ByteWriter to, ReadOnlySpan<double> values, int width)
    {
        var planes = new byte[values.Length * width];
        ulong before = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var bits = width == 4 ? BitConverter.SingleToUInt32Bits((float)values[i]) : BitConverter.DoubleToUInt64Bits(values[i]);
            for (var plane = 0; plane < width; plane++) planes[plane * values.Length + i] = (byte)((bits ^ before) >> (8 * plane));
            before = bits;
        }

        to.Bytes(planes);
    }

    private static double[] ReadBits(ByteReader from, int count, int width)
    {
        var planes = from.Bytes(count * width);
        var values = new double[count];
        ulong bits = 0;
        for (var i = 0; i < count; i++)
        {
            for (var plane = 0; plane < width; plane++) bits ^= (ulong)planes[plane * count + i] << (8 * plane);
            values[i] = width == 4 ? BitConverter.UInt32BitsToSingle((uint)bits) : BitConverter.UInt64BitsToDouble(bits);
        }

        return values;
    }

    private static readonly double[] Powers = [.. Enumerable.Range(0, 13).Select(n => Math.Pow(10, n))];
}
