namespace Platform.Devices.Inventory;

/// <summary>Sorts many numbers, leaving what is equal in the order it was in: by radix, a few passes over the array whatever the numbers are.</summary>
internal static class StableOrder
{
    private const int DigitBits = 11, Digits = 1 << DigitBits;

    /// <summary>Writes into <paramref name="order"/> the places of the keys, from the least key to the greatest; both arrays hold at least as many, and may change places.</summary>
    public static void Sort(ReadOnlySpan<long> keys, ref int[] order, ref int[] spare)
    {
        var (least, greatest) = (long.MaxValue, long.MinValue);
        for (var i = 0; i < keys.Length; i++) (order[i], least, greatest) = (i, Math.Min(least, keys[i]), Math.Max(greatest, keys[i]));
        if (keys.Length < 2) return;

        var range = (ulong)(greatest - least);
        Span<int> starts = stackalloc int[Digits + 1];
        for (var shift = 0; shift < 64 && range >> shift > 0; shift += DigitBits)
        {
            starts.Clear();
            foreach (var key in keys) starts[DigitOf(key, least, shift) + 1]++;
            for (var i = 0; i < Digits; i++) starts[i + 1] += starts[i];
            foreach (var place in order.AsSpan(0, keys.Length)) spare[starts[DigitOf(keys[place], least, shift)]++] = place;
            (order, spare) = (spare, order);
        }
    }

    private static int DigitOf(long key, long least, int shift) => (int)(((ulong)(key - least) >> shift) & (Digits - 1));
}
