using Platform.Devices.Domain.Anomaly;

namespace Platform.Devices.Domain.Staleness;

/// <summary>
/// How far apart the values of a metric usually come: rather what hardly any gap exceeds than their mean. A longer gap at most doubles it, so that one
/// outage says little; what lasts is learned in a few values.
/// </summary>
internal struct UsualGap
{
    private const float Fade = 0.96f, Most = 2;

    private Rough _tenths;

    public readonly float Tenths => _tenths;

    public void Learn(uint tenths, int seen)
    {
        float usual = _tenths;
        _tenths = Rough.Of(usual == 0 ? Math.Max(tenths, 1) : Math.Clamp(tenths, Fade * usual, Most * usual), seen);
    }
}
