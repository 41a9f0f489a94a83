using System.Runtime.InteropServices;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>What the next value should be from the last few (exponential smoothing), how far off that usually is, and whether the series has become rougher or smoother.</summary>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(short))]
internal struct Forecast
{
    private const float Smoothing = 0.2f, FadeOfUsual = 0.002f, Farthest = 8, Memory = 2_000;
    private const int FirstFew = 30, RoughnessOver = 8;
    private const float SlowestRoughness = 0.001f, Smoothest = 8;

    private Rough _usualError, _recentError, _longError;
    private Tail _errors, _rougher, _smoother;

    public float Next { get; private set; }

    /// <summary>How surprising the error is; and how surprising it is that the last few values are rougher or smoother than usual, where one outlier is neither.</summary>
    public (float Error, float Rougher, float Smoother) After(float value, float deviation, int seen, int spoken)
    {
        if (seen == 1) (Next, _usualError) = (value, Rough.Of(MathF.Abs(value) * 0.01f + 1e-9f, seen));
        var size = MathF.Abs(value - Next);
        var error = _errors.Surprise(size / MathF.Max(_usualError, 0.01f * deviation), seen);
        var gain = 1 / MathF.Min(seen + 1, Memory);
        _usualError = Rough.Of(MathF.Max(1e-12f, _usualError + MathF.Max(gain, FadeOfUsual) * (Believed(size, _usualError, seen) - _usualError)), seen);
        _recentError = Rough.Of(_recentError + (size - _recentError) / Math.Min(seen, RoughnessOver), seen);
        _longError = Rough.Of(_longError + MathF.Max(gain, SlowestRoughness) * (Believed(size, _longError, seen) - _longError), seen);
        Next += Smoothing * (value - Next);
        var (rougher, smoother) = spoken > 0 ? Roughness(deviation, spoken) : default;
        return (error, rougher, smoother);
    }

    private (float Rougher, float Smoother) Roughness(float deviation, int spoken)
    {
        var floor = 1e-9f * deviation;
        var ratio = Logarithm.Of((_recentError + floor) / (_longError + floor) + 1e-9f);
        return (_rougher.Surprise(MathF.Max(0, ratio), spoken), _smoother.Surprise(Math.Clamp(-ratio, 0, Smoothest), spoken));
    }

    private static float Believed(float size, float usual, int seen) => seen < FirstFew ? size : MathF.Min(size, Farthest * usual);
}
