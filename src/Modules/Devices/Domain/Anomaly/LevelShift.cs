namespace Platform.Devices.Domain.Anomaly;

/// <summary>Whether the last eight values as a whole lie apart from the last hundred.</summary>
internal struct LevelShift
{
    private const float Short = 8, Long = 100;

    private float _short, _long;
    private Tail _shifts;

    /// <summary>How surprising it is, and how far.</summary>
    public (float Surprise, float Distance) After(float value, float deviation, int seen, int spoken)
    {
        if (seen == 1) _short = _long = value;
        _short += (value - _short) / MathF.Min(seen, Short);
        _long += (value - _long) / MathF.Min(seen, Long);
        return (spoken > 0 ? _shifts.Surprise(MathF.Abs(_short - _long) / deviation, spoken) : 0, _short - _long);
    }
}
