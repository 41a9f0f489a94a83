namespace Platform.Devices.Series.Chunks;

/// <summary>Times, each as how much later it came after the one before than that one did: devices report in a rhythm, so these are mostly nothing.</summary>
internal static class TimeColumn
{
    public static void Write(ByteWriter to, ReadOnlySpan<long> times, long origin)
    {
        var unit = UnitOf(times);
        to.Signed(times[0] - origin);
        to.Number((ulong)unit);
        long before = 0;
        for (var i = 1; i < times.Length; i++)
        {
            var step = (times[i] - times[i - 1]) / unit;
            to.Signed(step - before);
            before = step;
        }
    }

    public static long[] Read(ByteReader from, int count, long origin)
    {
        var times = new long[count];
        var (at, unit, step) = (origin + from.Signed(), (long)from.Number(), 0L);
        for (var i = 0; i < count; i++)
        {
            times[i] = at;
            if (i + 1 < count) at += unit * (step += from.Signed());
        }

        return times;
    }

    // Whole seconds, or milliseconds, need not be told in microseconds.
    private static long UnitOf(ReadOnlySpan<long> times)
    {
        long unit = 0;
        for (var i = 1; i < times.Length && unit != 1; i++) unit = Common(unit, times[i] - times[i - 1]);
        return Math.Max(unit, 1);
    }

    // Euclid's.
    private static long Common(long one, long other)
    {
        while (other != 0) (one, other) = (other, one % other);
        return one;
    }
}
