using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>The season of one metric. Its profile is shared by the watches before and after, until the visit to one of its bins ends.</summary>
internal struct Season()
{
    /// <summary>The most bytes a season is saved in.</summary>
    public static readonly int MostBytes = Unsafe.SizeOf<SeasonalResidual>() + SeasonalProfile.MostBytes;

    private SeasonalResidual _residual;
    private Profile _profile = Profile.Empty;

    public (float Surprise, float Expected) After(float value, in Distribution usual, float deviation, int seen, DateTimeOffset at)
    {
        var said = _residual.After(value, usual, deviation, seen, at, _profile.Bins, out var ended);
        if (ended is { } visit) _profile = _profile.With(visit, seen);
        return said;
    }

    /// <summary>A season that was saved; false when it is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> from, out Season season)
    {
        season = new();
        var residual = Unsafe.SizeOf<SeasonalResidual>();
        if (from.Length < residual || !SeasonalProfile.TryRead(from[residual..], out var bins)) return false;
        season = new() { _residual = MemoryMarshal.Read<SeasonalResidual>(from), _profile = new() { Bins = bins } };
        return true;
    }

    /// <summary>Says how many bytes it took.</summary>
    public readonly int Write(Span<byte> to)
    {
        MemoryMarshal.Write(to, in _residual);
        return Unsafe.SizeOf<SeasonalResidual>() + _profile.Bins.Write(to[Unsafe.SizeOf<SeasonalResidual>()..]);
    }

    private sealed class Profile
    {
        public static readonly Profile Empty = new();

        public SeasonalProfile Bins;

        public Profile With(SeasonalResidual.Visit visit, int seen)
        {
            var next = new Profile { Bins = Bins };
            next.Bins.Learn(visit.Bin, visit.Mean, seen);
            return next;
        }
    }
}
