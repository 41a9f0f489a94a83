using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain.Health;

/// <summary>How strong a radio link is and how steady: running averages of its level and of how far it strays from it.</summary>
internal readonly record struct SignalStability
{
    private const float LevelGain = 0.2f, StrayGain = 0.1f, UsualGain = 0.001f, Believed = 6;
    private const float DeviationPerStray = 1.2533f; // of a normal distribution: √(π/2)

    public DateTimeOffset At { get; init; }
    public float Last { get; init; }
    public float Level { get; init; }
    public float Stray { get; init; }

    /// <summary>What its level has been for long: about the last thousand readings, of which no wild one counts much.</summary>
    public float Usual { get; init; }
    public int Count { get; init; }

    public bool IsKnown => Count > 0;

    /// <summary>Standard deviation in dB, from the mean distance, which one wild reading moves less than its square would.</summary>
    public float Deviation => Stray * DeviationPerStray;

    public SignalStability After(float dBm, DateTimeOffset at)
    {
        if (!IsKnown) return new() { At = at, Last = dBm, Level = dBm, Usual = dBm, Count = 1 };

        var young = 1f / (Count + 1);
        return new()
        {
            At = at,
            Last = dBm,
            Level = Level + Math.Max(young, LevelGain) * (dBm - Level),
            Stray = Stray + Math.Max(young, StrayGain) * (Math.Abs(dBm - Level) - Stray),
            Usual = Usual + Math.Max(young, UsualGain) * Math.Clamp(dBm - Usual, -Believed, Believed),
            Count = Math.Min(Count + 1, 1_000),
        };
    }

    public void Write(DateTimeOffset near, ByteWriter to)
    {
        to.Number((ulong)Count);
        if (!IsKnown) return;
        Instants.Write(At, near, to);
        to.Real(Last);
        to.Real(Level);
        to.Real(Stray);
        to.Real(Usual);
    }

    public static SignalStability Read(DateTimeOffset near, ref ByteReader from) => from.Count(int.MaxValue) is > 0 and var count
        ? new() { Count = count, At = Instants.Read(near, ref from), Last = from.Real(), Level = from.Real(), Stray = from.Real(), Usual = from.Real() }
        : default;

    /// <summary>The share of its weight that is lost: weak from −70 dBm, lost at −100; restless from 4 dB, at worst 12.</summary>
    public float Lost => 1 - (1 - Weak) * (1 - Restless);

    public float Weak => Scale.Between(-70, -100, Level);
    public float Restless => 0.7f * Scale.Between(4, 12, Deviation);
}
