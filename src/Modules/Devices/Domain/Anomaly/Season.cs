using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>The season of one metric. Its profile is shared by the watches before and after, until the visit to one of its bins ends.</summary>
internal sealed class Season
{
    public static readonly int Size = Unsafe.SizeOf<SeasonalResidual>() + Unsafe.SizeOf<SeasonalProfile>();

    private SeasonalResidual _residual;
    private Profile _profile = Profile.Empty;

    public float Expected => _residual.Expected;

    public static Season After(Season? before, float value, in Distribution usual, int seen, DateTimeOffset at, out float surprise)
    {
        var next = new Season();
        if (before is not null) (next._residual, next._profile) = (before._residual, before._profile);
        surprise = next._residual.After(value, usual, seen, at, next._profile.Bins, out var ended);
        if (ended is { } visit) next._profile = next._profile.With(visit);
        return next;
    }

    public static Season Read(ReadOnlySpan<byte> from) => new()
    {
        _residual = MemoryMarshal.Read<SeasonalResidual>(from),
        _profile = new() { Bins = MemoryMarshal.Read<SeasonalProfile>(from[Unsafe.SizeOf<SeasonalResidual>()..]) },
    };

    public void Write(Span<byte> to)
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
