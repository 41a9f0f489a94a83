namespace Platform.Devices.Domain.Anomaly;

/// <summary>
/// A size, never negative, in two bytes: eight bits of exponent, eight of its leading digits. Rounded up as often as it must be to be right on
/// average, in turns that the count of readings decides, so that a slow average still moves and every machine rounds alike.
/// </summary>
internal readonly struct Rough
{
    private const int Dropped = 15;
    private const uint GoldenRatio = 0x9e3779b1; // of 2³²: its multiples are spread as evenly as any

    private readonly ushort _bits;

    private Rough(ushort bits) => _bits = bits;

    /// <summary>A share of a whole, other for each reading, by which what is cut off next was rounded up.</summary>
    public static float TurnOf(int seen) => (unchecked((uint)seen * GoldenRatio) >> 8) * (1f / (1 << 24));

    public static Rough Of(float size, int seen) =>
        new((ushort)((BitConverter.SingleToUInt32Bits(size) + (unchecked((uint)seen * GoldenRatio) >> (32 - Dropped))) >> Dropped));

    public static implicit operator float(Rough rough) => BitConverter.UInt32BitsToSingle((uint)rough._bits << Dropped);
}
