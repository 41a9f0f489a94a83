using System.Runtime.CompilerServices;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>What a metric usually is at a time of day, on working days and on weekends: a mean for every two hours of each, of about the last ten.</summary>
internal struct SeasonalProfile
{
    public const int PerDay = 12, Bins = 2 * PerDay;

    private const float Slowest = 0.1f;

    [InlineArray(Bins)]
    private struct Values
    {
        private float _first;
    }

    [InlineArray(Bins)]
    private struct Counts
    {
        private byte _first;
    }

    private Values _means;
    private Counts _visits;

    /// <summary>The bin an instant falls into, and how far into it, 0 to 1.</summary>
    public static (int Bin, float Place) BinOf(DateTimeOffset at)
    {
        var (days, time) = Math.DivRem(at.UtcTicks, TimeSpan.TicksPerDay); // since a Monday
        var bins = time * (1f / TimeSpan.TicksPerDay) * PerDay;
        var bin = Math.Min((int)bins, PerDay - 1);
        return (days % 7 >= 5 ? PerDay + bin : bin, bins - bin);
    }

    /// <summary>Between the middles of two neighbouring bins; no number while one of them was never visited.</summary>
    public readonly float Expected(int bin, float place)
    {
        var day = bin - bin % PerDay;
        var other = day + (bin - day + (place < 0.5f ? PerDay - 1 : 1)) % PerDay;
        if (_visits[bin] == 0 || _visits[other] == 0) return float.NaN;
        return _means[bin] + MathF.Abs(place - 0.5f) * (_means[other] - _means[bin]);
    }

    /// <summary>Takes in one visit to a bin, and the mean it had.</summary>
    public void Learn(int bin, float mean)
    {
        _means[bin] += MathF.Max(1f / (_visits[bin] + 1), Slowest) * (mean - _means[bin]);
        if (_visits[bin] < byte.MaxValue) _visits[bin]++;
    }
}
