using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>
/// What a metric usually is at a time of day, on working days and on weekends: a mean for every two hours of each, of about the last ten
/// visits, to a hundredth or so of how far these means are apart, rounded to be right on average.
/// </summary>
internal struct SeasonalProfile
{
    public const int PerDay = 12, Bins = 2 * PerDay;

    /// <summary>The most bytes a profile is saved in.</summary>
    public const int MostBytes = Head + Bins + Bins / 2;

    private const int Head = Bins / 8 + 2 * sizeof(float);
    private const float Slowest = 0.1f;
    private const int VisitBits = 4, MostVisits = (1 << VisitBits) - 1, Steps = byte.MaxValue;

    [InlineArray(Bins)]
    private struct Means
    {
        private ushort _first;
    }

    private float _lowest, _range;
    private Means _means; // of each bin eight bits of its mean, in steps from the lowest to the highest, and four of how often it was visited

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
        if (_means[bin] == 0 || _means[other] == 0) return float.NaN;
        return MeanOf(bin) + MathF.Abs(place - 0.5f) * (MeanOf(other) - MeanOf(bin));
    }

    /// <summary>Takes in one visit to a bin, and the mean it had, when so many readings were seen.</summary>
    public void Learn(int bin, float mean, int seen)
    {
        var visits = _means[bin] & MostVisits;
        var learned = visits == 0 ? mean : MeanOf(bin) + MathF.Max(1f / (visits + 1), Slowest) * (mean - MeanOf(bin));
        Include(learned);
        _means[bin] = Encoded(learned, Rough.TurnOf(seen), Math.Min(visits + 1, MostVisits));
    }

    private readonly float MeanOf(int bin) => _lowest + (_means[bin] >> VisitBits) * (_range / Steps);

    private readonly ushort Encoded(float mean, float turn, int visits) =>
        (ushort)((_range > 0 ? (int)Math.Clamp((mean - _lowest) / _range * Steps + turn, 0, Steps) : 0) << VisitBits | visits);

    // By a quarter more than is needed, so that not every visit makes all of them less exact.
    private void Include(float mean)
    {
        if (!((ReadOnlySpan<ushort>)_means).ContainsAnyExcept<ushort>(0)) (_lowest, _range) = (mean, 0);
        if (mean >= _lowest && mean <= _lowest + _range) return;

        var before = this;
        var (low, high) = (MathF.Min(_lowest, mean), MathF.Max(_lowest + _range, mean));
        var more = (high - low) / 4;
        (_lowest, _range) = (mean < _lowest ? low - more : low, high - low + more);
        for (var bin = 0; bin < Bins; bin++)
            if (_means[bin] != 0) _means[bin] = Encoded(before.MeanOf(bin), 0.5f, _means[bin] & MostVisits);
    }

    /// <summary>Only the bins that were visited: in its first weeks a device has seen few. Says how many bytes it took.</summary>
    public readonly int Write(Span<byte> to)
    {
        to.Clear();
        BinaryPrimitives.WriteSingleLittleEndian(to[(Bins / 8)..], _lowest);
        BinaryPrimitives.WriteSingleLittleEndian(to[(Bins / 8 + sizeof(float))..], _range);
        var halves = 2 * Head; // each bin takes three
        for (var bin = 0; bin < Bins; bin++)
        {
            if (_means[bin] == 0) continue;
            to[bin / 8] |= (byte)(1 << bin % 8);
            for (var part = 0; part < 3; part++, halves++) to[halves / 2] |= (byte)((_means[bin] >> 4 * part & 0xf) << 4 * (halves % 2));
        }

        return (halves + 1) / 2;
    }

    /// <summary>A profile that was saved; false when it is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> from, out SeasonalProfile profile)
    {
        profile = default;
        if (from.Length < Head) return false;
        var visited = from[0] | from[1] << 8 | from[2] << 16;
        if (from.Length != Head + (3 * BitOperations.PopCount((uint)visited) + 1) / 2) return false;
        profile._lowest = BinaryPrimitives.ReadSingleLittleEndian(from[(Bins / 8)..]);
        profile._range = BinaryPrimitives.ReadSingleLittleEndian(from[(Bins / 8 + sizeof(float))..]);
        var halves = 2 * Head;
        for (var bin = 0; bin < Bins; bin++)
        {
            if ((visited & 1 << bin) == 0) continue;
            for (var part = 0; part < 3; part++, halves++) profile._means[bin] |= (ushort)((from[halves / 2] >> 4 * (halves % 2) & 0xf) << 4 * part);
        }

        return true;
    }
}
