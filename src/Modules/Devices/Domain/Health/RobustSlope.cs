using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain.Health;

/// <summary>
/// How fast something rises or falls, per hour: the median of the slopes between all pairs of points, which a quarter of absurd points does
/// not move far (Theil–Sen), with the interval it lies in nine times of ten (P. K. Sen, "Estimates of the Regression Coefficient Based on
/// Kendall's Tau", JASA 1968).
/// </summary>
internal readonly record struct RobustSlope(float PerHour, float LowPerHour, float HighPerHour, float SpanHours, int Points)
{
    private const float NineOfTen = 1.645f; // of a normal distribution
    private const int Most = 32;

    /// <summary>By how much a line of this slope falls over the span; negative when it rises.</summary>
    public float Fall => -PerHour * SpanHours;

    /// <summary>To three digits: what it is kept in, of which a fall of a thousandth is none.</summary>
    public RobustSlope Rounded() => new((float)(Half)PerHour, (float)(Half)LowPerHour, (float)(Half)HighPerHour, (float)(Half)SpanHours, Points);

    public static void Write(RobustSlope? slope, ByteWriter to)
    {
        to.Number((ulong)(slope?.Points ?? 0));
        if (slope is not { } found) return;
        foreach (var size in (ReadOnlySpan<float>)[found.PerHour, found.LowPerHour, found.HighPerHour, found.SpanHours]) to.Half((Half)size);
    }

    public static RobustSlope? Read(ref ByteReader from)
    {
        var points = from.Count(Most);
        return points == 0 ? null : new((float)from.Half(), (float)from.Half(), (float)from.Half(), (float)from.Half(), points);
    }

    /// <summary>Through points spaced evenly, the latest last; what is not a number is left out. Null for fewer than four.</summary>
    public static RobustSlope? Of(ReadOnlySpan<float> values, float hoursApart)
    {
        if (values.Length > Most) throw new ArgumentException($"{Most} points at most: the effort grows with the square.", nameof(values));
        Span<float> slopes = stackalloc float[Most * (Most - 1) / 2];
        var (pairs, points, first, last) = (0, 0, -1, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i])) continue;
            (first, last) = (first < 0 ? i : first, i);
            points++;
            for (var j = 0; j < i; j++)
                if (float.IsFinite(values[j])) slopes[pairs++] = (values[i] - values[j]) / ((i - j) * hoursApart);
        }

        if (points < 4) return null;
        slopes = slopes[..pairs];
        slopes.Sort();
        var outside = (pairs - NineOfTen * MathF.Sqrt(points * (points - 1) * (2 * points + 5) / 18f)) / 2;
        var low = Math.Clamp((int)MathF.Floor(outside), 0, (pairs - 1) / 2);
        var median = (slopes[(pairs - 1) / 2] + slopes[pairs / 2]) / 2;
        return new(median, slopes[low], slopes[pairs - 1 - low], (last - first) * hoursApart, points);
    }
}
