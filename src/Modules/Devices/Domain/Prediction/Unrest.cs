using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain.Prediction;

/// <summary>
/// How restless a device was in the last hours: how much of the time it was not heard, and how anomalous its link and the rest of it were.
/// As for availability, each reading stands for one expected interval.
/// </summary>
internal readonly record struct Unrest
{
    private const float OfflineSeconds = 2 * 3600, AnomalySeconds = 6 * 3600;

    /// <summary>The share of about the last two hours it was offline or did not report though it should have.</summary>
    public float Offline { get; init; }

    /// <summary>The scores of the last hours' anomalies of its signal, fading.</summary>
    public float LinkAnomalies { get; init; }

    /// <summary>The scores of the last hours' anomalies of all but battery and signal, fading.</summary>
    public float ThingAnomalies { get; init; }

    public Unrest After(bool online, float seconds)
    {
        var (kept, fade) = (MathF.Exp(-seconds / OfflineSeconds), MathF.Exp(-seconds / AnomalySeconds));
        return new() { Offline = kept * Offline + (online ? 0 : 1 - kept), LinkAnomalies = fade * LinkAnomalies, ThingAnomalies = fade * ThingAnomalies };
    }

    public void Write(ByteWriter to)
    {
        to.Real(Offline);
        to.Real(LinkAnomalies);
        to.Real(ThingAnomalies);
    }

    public static Unrest Read(ref ByteReader from) => new() { Offline = from.Real(), LinkAnomalies = from.Real(), ThingAnomalies = from.Real() };

    public Unrest With(string metric, float score) => metric switch
    {
        "battery" => this,
        "signal" => this with { LinkAnomalies = LinkAnomalies + score },
        _ => this with { ThingAnomalies = ThingAnomalies + score },
    };
}
