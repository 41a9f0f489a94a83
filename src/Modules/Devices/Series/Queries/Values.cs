namespace Platform.Devices.Series.Queries;

/// <summary>What one metric was, and when: in the order of the times, each time once.</summary>
internal readonly ref struct Values(ReadOnlySpan<long> at, ReadOnlySpan<double> of)
{
    public readonly ReadOnlySpan<long> At = at;
    public readonly ReadOnlySpan<double> Of = of;

    public Values Within(Span span)
    {
        var (from, to) = (PlaceOf(span.From), PlaceOf(span.To));
        return new(At[from..to], Of[from..to]);
    }

    /// <summary>Puts rows in order and keeps the first of those with the same time, in place; hardly ever is there anything to do.</summary>
    public static Values Sorted(long[] at, double[] of)
    {
        for (var i = 1; ; i++)
        {
            if (i >= at.Length) return new(at, of);
            if (at[i] <= at[i - 1]) break;
        }

        Array.Sort(at, of);
        var kept = 0;
        for (var i = 0; i < at.Length; i++)
        {
            if (kept > 0 && at[i] == at[kept - 1]) continue;
            (at[kept], of[kept]) = (at[i], of[i]);
            kept++;
        }

        return new(at.AsSpan(0, kept), of.AsSpan(0, kept));
    }

    /// <summary>Takes out of rows what is known here: it leaves no number behind.</summary>
    public void HideIn(long[] at, double[] of)
    {
        if (at.Length == 0 || At.Length == 0) return;
        for (var i = 0; i < at.Length; i++)
            if (at[i] >= At[0] && at[i] <= At[^1] && At.BinarySearch(at[i]) >= 0) of[i] = double.NaN;
    }

    private int PlaceOf(long at) => At.BinarySearch(at) is var place && place < 0 ? ~place : place;
}
