using System.Runtime.CompilerServices;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>
/// Which of eight heights usually follows which: how often each step was seen, four bits each. Improbable steps in a row are a course the
/// metric does not usually take, though every value of it may be usual.
/// </summary>
internal struct Transitions
{
    public const int Heights = 8;

    private const int Most = 15;
    private const float Prior = 0.3f, Over = 6;

    // Logarithms of all counts there can be.
    private static readonly float[] OfCount = [.. Enumerable.Range(0, Most + 1).Select(count => Logarithm.Of(count + Prior))];
    private static readonly float[] OfTotal = [.. Enumerable.Range(0, Heights * Most + 1).Select(total => Logarithm.Of(total + Heights * Prior))];

    [InlineArray(Heights)]
    private struct Rows
    {
        private uint _first;
    }

    private Rows _counts; // a row for each height, in it four bits for each that follows
    private ushort _last;
    private Rough _recent;
    private Tail _improbabilities;

    public float After(float value, in Distribution usual, float deviation, int seen, int spoken)
    {
        var height = HeightOf((value - usual.Mean) / deviation);
        var (row, shift) = (_counts[_last], 4 * height);
        var count = (row >> shift) & Most;
        _recent = Rough.Of(_recent + (OfTotal[Total(row)] - OfCount[count] - _recent) / Over, seen);
        _counts[_last] = count < Most ? row + (1u << shift) : Halved(row) + (1u << shift);
        _last = (ushort)height;
        return spoken > 0 ? _improbabilities.Surprise(_recent, spoken) : 0;
    }

    // Narrow where values are many, wide where they are few: the steps of a logistic curve over the deviations.
    private static int HeightOf(float z)
    {
        var (size, up) = (MathF.Abs(z), z > 0);
        var steps = (size > 0.55f ? 1 : 0) + (size > 1.2f ? 1 : 0) + (size > 2.2f ? 1 : 0);
        return up ? Heights / 2 + steps : Heights / 2 - 1 - steps;
    }

    private static uint Total(uint row)
    {
        row = (row & 0x0f0f0f0f) + ((row >> 4) & 0x0f0f0f0f);
        return (row * 0x01010101) >> 24;
    }

    private static uint Halved(uint row) => (row >> 1) & 0x77777777;
}
