namespace Platform.Devices.Domain.Health;

/// <summary>
/// Where a battery stands and where it is heading. The level is smoothed and follows the trend (Holt's double smoothing), so one
/// absurd reading moves it only halfway; the trend is the slope of a line fitted to about the last day, older readings counting less.
/// </summary>
internal readonly record struct BatteryTrend
{
    private const float MemoryHours = 24, Charged = 15, LevelGain = 0.5f, WobbleGain = 0.1f;
    private const float MostKept = 1 - 1 / 20_000f; // keeps the sums finite when a day of readings is replayed in a second

    public DateTimeOffset At { get; init; }
    public float Last { get; init; }
    public float Level { get; init; }

    /// <summary>By how much readings come out above what was expected, on average: a battery does not charge itself, so that is noise.</summary>
    public float Wobble { get; init; }

    // Weighted sums over the readings, time in hours before the last one: how many, of time, of its square, of the level, of their product.
    public float Count { get; init; }
    public float Time { get; init; }
    public float TimeSquared { get; init; }
    public float Sum { get; init; }
    public float TimeSum { get; init; }

    public bool IsKnown => Count > 0;

    public BatteryTrend After(float percent, DateTimeOffset at)
    {
        if (!IsKnown) return new() { At = at, Last = percent, Level = percent, Count = 1, Sum = percent };

        var hours = (float)(at - At).TotalHours;
        // A fall goes on for as long as it has been watched; a rise does not: a battery does not charge itself.
        var expected = Math.Max(0, Level + Math.Min(0, PercentPerHour) * Math.Min(hours, HoursWatched));
        var wobble = Wobble + WobbleGain * (Math.Max(0, percent - expected) - Wobble);
        if (percent > Level + Charged) return new() { At = at, Last = percent, Level = percent, Count = 1, Sum = percent, Wobble = wobble };

        var kept = Math.Min(MathF.Exp(-hours / MemoryHours), MostKept);
        return new()
        {
            At = at,
            Last = percent,
            Level = expected + LevelGain * (percent - expected),
            Wobble = wobble,
            Count = kept * Count + 1,
            Time = kept * (Time - hours * Count),
            TimeSquared = kept * (TimeSquared - 2 * hours * Time + hours * hours * Count),
            Sum = kept * Sum + percent,
            TimeSum = kept * (TimeSum - hours * Sum),
        };
    }

    /// <summary>Negative while it drains.</summary>
    public float PercentPerHour
    {
        get
        {
            var spread = Count * TimeSquared - Time * Time;
            return spread > 1e-12f ? (Count * TimeSum - Time * Sum) / spread : 0;
        }
    }

    /// <summary>Null while it does not drain, or not enough to be told from noise.</summary>
    public float? HoursToEmpty => Certainty is > 0 and var _ && PercentPerHour is < 0 and var slope ? Level / -slope : null;

    /// <summary>The share of its weight that is lost, 0 to 1.</summary>
    public float Lost
    {
        get
        {
            var low = Level switch
            {
                >= 50 => 0,
                >= 20 => Scale.Between(50, 20, Level) * 0.4f,
                _ => 0.4f + Scale.Between(20, 5, Level) * 0.6f,
            };
            return 1 - (1 - low) * (1 - Draining);
        }
    }

    // Nothing with two weeks to go, three quarters with less than a day.
    private float Draining
    {
        get
        {
            var slope = PercentPerHour;
            if (slope >= 0) return 0;
            var hours = Math.Max(Level / -slope, 1);
            return hours >= 14 * 24 ? 0 : 0.75f * Certainty * Scale.Between(MathF.Log(14 * 24), MathF.Log(24), MathF.Log(hours));
        }
    }

    // A gauge steps by whole percents: a fall of less than one is noise, of three a trend, unless the gauge wobbles by more than that.
    private float Certainty => Scale.Between(3, 10, Count) * Scale.Between(0.75f + 3 * Wobble, 3 + 6 * Wobble, -PercentPerHour * HoursWatched);

    // The span of readings spread evenly is √12 times their standard deviation.
    private float HoursWatched
    {
        get
        {
            var middle = Time / Count;
            return 3.46f * MathF.Sqrt(Math.Max(0, TimeSquared / Count - middle * middle));
        }
    }
}

/// <summary>Straight lines between two points.</summary>
internal static class Scale
{
    /// <summary>0 at <paramref name="from"/> and before, 1 at <paramref name="to"/> and beyond.</summary>
    public static float Between(float from, float to, float value) => Math.Clamp((value - from) / (to - from), 0, 1);
}
