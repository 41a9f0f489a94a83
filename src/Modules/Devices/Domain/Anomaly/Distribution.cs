namespace Platform.Devices.Domain.Anomaly;

/// <summary>Mean and variance of about the last two thousand values; an outlier counts for no more than six deviations.</summary>
internal struct Distribution
{
    private const float Memory = 2_000, Farthest = 6;
    private const int FirstFew = 30;

    private float _variance;

    public float Mean { get; private set; }

    /// <summary>Never quite zero, so that it can be divided by.</summary>
    public readonly float Deviation => MathF.Sqrt(MathF.Max(_variance, 0)) + 1e-6f * MathF.Abs(Mean) + 1e-12f;

    /// <summary>The value itself, or the farthest from the mean that is still believed.</summary>
    public readonly float Tempered(float value, float deviation, int seen) =>
        seen < FirstFew ? value : Math.Clamp(value, Mean - Farthest * deviation, Mean + Farthest * deviation);

    public void Learn(float value, float deviation, int seen)
    {
        var (gain, distance) = (1 / MathF.Min(seen + 1, Memory), seen == 1 ? 0 : Tempered(value, deviation, seen) - Mean);
        if (seen == 1) Mean = value;
        Mean += gain * distance;
        _variance += gain * (distance * distance - _variance);
    }
}
