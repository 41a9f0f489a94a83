namespace Platform.Devices.Domain.Anomaly;

/// <summary>What was said lately: it fades, and only what is louder than it is news. So an anomaly that lasts is told when it begins.</summary>
internal struct Echo
{
    private const float Settling = 1.5f;
    private const float Fading = 0.98758f; // e^(−1/80): a third is left after 80 readings

    private Rough _recent, _loudest;

    public float News(float surprise, int seen)
    {
        var recent = _recent + (surprise - _recent) / Settling;
        var news = recent > _loudest ? recent : 0;
        (_recent, _loudest) = (Rough.Of(recent, seen), Rough.Of(MathF.Max(Fading * _loudest, recent), seen));
        return news;
    }
}
