using System.Runtime.InteropServices;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>The highest and the lowest value so far. A new one surprises by how seldom there was one lately, all the more the farther out it is.</summary>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(short))]
internal struct Extremes
{
    private const float Memory = 500, Noticed = 0.02f, FarOut = 0.1f;

    private float _lowest, _highest;
    private Rough _records;

    public float After(float value, int seen, int spoken)
    {
        if (seen == 1) _lowest = _highest = value;
        var (range, beyond) = (_highest - _lowest, MathF.Max(value - _highest, _lowest - value));
        var records = _records * (1 - 1 / Memory);
        _records = Rough.Of(beyond > 0 && range > 0 ? records + 1 : records, seen);
        if (beyond <= 0) return 0;

        (_lowest, _highest) = (MathF.Min(_lowest, value), MathF.Max(_highest, value));
        if (range <= 0) return 0;
        var chance = (records + 1) / (MathF.Min(seen, Memory) + 1);
        return spoken > 0 ? -Logarithm.Of(chance) * MathF.Min(1, (beyond / range + Noticed) / FarOut) : 0;
    }
}
