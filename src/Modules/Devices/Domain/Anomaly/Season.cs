using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>The season of one metric. Its profile is shared by the watches before and after, until the visit to one of its bins ends.</summary>
internal struct Season()
{
    public static readonly int Size = Unsafe.SizeOf<SeasonalResidual>() + Unsafe.SizeOf<SeasonalProfile>();

    private SeasonalResidual _residual;
    private Profile _profile = Profile.Empty;

    public readonly float Expected => _residual.Expected;

    public float After(float value, in Distribution usual, float deviation, int seen, DateTimeOffset at)
    {
        var surprise = _residual.After(value, usual, deviation, seen, at, _profile.Bins, out var ended);
        if (ended is { } visit) _profile = _profile.With(visit);
        return surprise;
    }

    public static Season Read(ReadOnlySpan<byte> from) => new()
    {
        _residual = MemoryMarshal.Read<SeasonalResidual>(from),
        _profile = new() { Bins = MemoryMarshal.Read<SeasonalProfile>(from[Unsafe.SizeOf<SeasonalResidual>()..]) },
    };

    public readonly void Write(Span<byte> to)
    {
        MemoryMarshal.Write(to, in _residual);
        MemoryMarshal.Write(to[Unsafe.SizeOf<SeasonalResidual>()..], in _profile.Bins);
    }

    private sealed class Profile
    {
        public static readonly Profile Empty = new();

        public SeasonalProfile Bins;

        public Profile With(SeasonalResidual.Visit visit)
        {
            var next = new Profile { Bins = Bins };
            next.Bins.Learn(visit.Bin, visit.Mean);
            return next;
        }
    }
}
