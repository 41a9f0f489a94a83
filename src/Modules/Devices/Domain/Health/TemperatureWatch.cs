using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain.Health;

/// <summary>
/// Whether a temperature is what it usually is. The usual value and its spread are a running median and median deviation of about a
/// week (each reading moves them by a bounded step, so a failure that lasts for days hardly becomes usual); a reading far outside
/// raises the pressure, and the pressure fades when readings are usual again.
/// </summary>
internal readonly record struct TemperatureWatch
{
    private const float MemorySeconds = 7 * 24 * 3600, DaySeconds = 24 * 3600;
    private const int FirstFew = 10;
    private const float DeviationPerMedian = 1.4826f; // of a normal distribution
    private const float Suspicious = 2.5f, Absurd = 5;
    private const float Gain = 0.2f, LimitGain = 0.5f;

    public DateTimeOffset At { get; init; }
    public float Last { get; init; }
    public float Usual { get; init; }
    public float Spread { get; init; }
    public int Count { get; init; }

    /// <summary>0 when all is usual, 1 after several absurd readings in a row.</summary>
    public float Pressure { get; init; }

    /// <summary>How many usual deviations the last reading was away from the usual value; negative below it.</summary>
    public float Deviations { get; init; }

    public bool IsKnown => Count > 0;

    public TemperatureWatch After(float celsius, DateTimeOffset at, DeviceProfile profile)
    {
        var isOutside = celsius < profile.TemperatureMin || celsius > profile.TemperatureMax;
        if (!IsKnown) return new() { At = at, Last = celsius, Usual = celsius, Count = 1, Pressure = isOutside ? LimitGain : 0 };

        var seconds = profile.ExpectedIntervalSeconds;
        var least = LeastDeviation(seconds);
        var deviation = Math.Max(Spread * DeviationPerMedian, least);
        var distance = celsius - Usual;
        var deviations = distance / deviation;
        var absurdity = isOutside ? 1 : Count < FirstFew ? 0 : Scale.Between(Suspicious, Absurd, Math.Abs(deviations));
        var step = Math.Max(1f / (Count + 1), seconds / MemorySeconds);
        var spread = Math.Max(Spread, least / DeviationPerMedian);
        return new()
        {
            At = at,
            Last = celsius,
            Deviations = deviations,
            Pressure = absurdity > Pressure
                ? Pressure + (absurdity - Pressure) * (isOutside ? LimitGain : Gain)
                : Math.Max(absurdity, Pressure * profile.FadePerInterval),
            Usual = Usual + step * (Count < FirstFew ? distance : deviation * Math.Clamp(2 * deviations, -1, 1)),
            Spread = Count < FirstFew
                ? Spread + step * (Math.Abs(distance) - Spread)
                : spread * (1 + step * Math.Clamp(Math.Abs(distance) / spread - 1, -1, 1)),
            Count = Math.Min(Count + 1, 1_000_000),
        };
    }

    public float Lost => Pressure;

    public void Write(DateTimeOffset near, ByteWriter to)
    {
        to.Number((ulong)Count);
        if (!IsKnown) return;
        Instants.Write(At, near, to);
        to.Real(Last);
        to.Real(Usual);
        to.Real(Spread);
        to.Real(Pressure);
        to.Real(Deviations);
    }

    public static TemperatureWatch Read(DateTimeOffset near, ref ByteReader from) => from.Count(int.MaxValue) is > 0 and var count
        ? new() { Count = count, At = Instants.Read(near, ref from), Last = from.Real(), Usual = from.Real(), Spread = from.Real(), Pressure = from.Real(), Deviations = from.Real() }
        : default;

    // In its first day a device has not yet seen a night: until then a few degrees are no anomaly.
    private float LeastDeviation(float seconds) => 0.5f + 2.5f * Math.Max(0, 1 - Count * seconds / DaySeconds);
}
