using System.Runtime.InteropServices;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>
/// How far a metric is from what it usually is at this time of day and week. It counts for as much as the season explains: a metric that
/// has none is not judged by it.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(short))]
internal struct SeasonalResidual
{
    private const float Memory = 1_000, Short = 16, Long = 100, Believed = 4;
    private const int Enough = 200;

    private Rough _error, _errorWithout; // usual errors of the season's expectation, and of the plain mean
    private float _recent, _drift; // the residual of the last few readings; what it has been for long is drift
    private float _binMean; // of the visit under way
    private ushort _bin, _binCount, _seen;
    private Tail _residuals;

    /// <summary>Set when the visit to a bin of the profile has ended: its number and its mean.</summary>
    public readonly record struct Visit(int Bin, float Mean);

    /// <summary>The surprise; and what the season says the value should be, no number while it does not know, or hardly explains anything.</summary>
    public (float Surprise, float Expected) After(float value, in Distribution usual, float deviation, int seen, DateTimeOffset at, in SeasonalProfile profile, out Visit? ended)
    {
        var tempered = usual.Tempered(value, deviation, seen);
        var (bin, place) = SeasonalProfile.BinOf(at);
        ended = _binCount > 0 && bin != _bin ? new(_bin, _binMean) : null;
        if (ended is not null || _binCount == 0) (_bin, _binMean, _binCount) = ((ushort)bin, 0, 0);
        if (_binCount < ushort.MaxValue) _binCount++;
        _binMean += (tempered - _binMean) / _binCount;

        var expected = profile.Expected(bin, place);
        if (float.IsNaN(expected)) return (0, float.NaN);

        _seen = MetricWatch.Next(_seen);
        var gain = MathF.Max(1f / seen, 1 / Memory);
        _error = Rough.Of(_error + gain * (MathF.Abs(tempered - expected) - _error), seen);
        _errorWithout = Rough.Of(_errorWithout + gain * (MathF.Abs(tempered - usual.Mean) - _errorWithout), seen);
        var residual = value - expected;
        _recent += (residual - _recent) / MathF.Min(_seen, Short);
        _drift += (Math.Clamp(residual, -Believed * _error, Believed * _error) - _drift) / MathF.Min(_seen, Long);
        if (_seen <= Enough) return (0, float.NaN);

        var explained = Math.Clamp(2 * (1 - _error / (_errorWithout + 1e-12f)), 0, 1);
        return (explained * _residuals.Surprise(MathF.Abs(_recent - _drift) / (_error + 0.02f * deviation), _seen - Enough), explained > 0.2f ? expected + _drift : float.NaN);
    }
}
