namespace Platform.Devices.Inventory;

/// <summary>Sorts many numbers, leaving what is equal in the order it was in: by radix, a few passes over the array whatever the numbers are.</summary>
internal static class StableOrder
{
    private const int DigitBits = 11, Digits = 1 << DigitBits;

    /// <summary>The places of the keys, from the least key to the greatest.</summary>
    public static int[] Of(long[] keys)
    {
        var places = new int[keys.Length];
        for (var i = 0; i < places.Length; i++) places[i] = i;
        if (keys.Length < 2) return places;

        var least = keys.Min();
        var range = (ulong)(keys.Max() - least);
        var sorted = new int[places.Length];
        for (var shift = 0; shift < 64 && range >> shift > 0; shift += DigitBits)
        {
            var starts = new int[Digits + 1];
            foreach (var key in keys) starts[DigitOf(key) + 1]++;
            for (var i = 0; i < Digits; i++) starts[i + 1] += starts[i];
            foreach (var place in places) sorted[starts[DigitOf(keys[place])]++] = place;
            (places, sorted) = (sorted, places);

            int DigitOf(long key) => (int)(((ulong)(key - least) >> shift) & (Digits - 1));
        }

        return places;
    }
}
