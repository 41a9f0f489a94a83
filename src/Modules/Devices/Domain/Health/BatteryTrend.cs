using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain.Health;

/// <summary>
/// Where a battery stands and where it is heading. The level is smoothed and follows the trend (Holt's double smoothing), so one
/// absurd reading moves it only halfway; the trend is a robust line through its history, and there is none before the history is long enough.
/// </summary>
internal readonly record struct BatteryTrend
{
    private const float Charged = 15, LevelGain = 0.5f, WobbleGain = 0.1f;

    // A trend is stated of points that span so many hours; of the last hours, where three are enough to see a battery die, only when it falls steeply.
    private const float LeastSpanHours = 6, SteepFall = 8, LeastSteepHours = 0.5f;

    public DateTimeOffset At { get; init; }
    public float Last { get; init; }
    public float Level { get; init; }

    /// <summary>The level before the last reading.</summary>
    public float Before { get; init; }

    /// <summary>By how much readings come out above what was expected, on average: a battery does not charge itself, so that is noise.</summary>
    public float Wobble { get; init; }

    // The ten minutes under way: which, and the sum and number of their readings.
    public int Bucket { get; init; }
    public float Sum { get; init; }
    public int Count { get; init; }

    /// <summary>The ten minutes before; null while there are none.</summary>
    public BatteryHistory? History { get; init; }

    public bool IsKnown => Count > 0;

    public BatteryTrend After(float percent, DateTimeOffset at)
    {
        if (!IsKnown) return Begin(percent, at, wobble: 0);

        // A fall goes on for as long as it has been watched; a rise does not: a battery does not charge itself.
        var (hours, trend) = ((float)(at - At).TotalHours, Trend);
        var expected = trend is { } fall ? Math.Max(0, Level + fall.PerHour * Math.Min(hours, fall.SpanHours)) : Level;
        var wobble = Wobble + WobbleGain * (Math.Max(0, percent - expected) - Wobble);
        var isBack = percent > Level + Charged && percent <= Before + Charged; // from one absurd reading
        if (percent > Level + Charged && !isBack) return Begin(percent, at, wobble);

        var bucket = BatteryHistory.BucketOf(at);
        var goesOn = bucket <= Bucket;
        return new()
        {
            At = at,
            Last = percent,
            Level = isBack ? percent : expected + LevelGain * (percent - expected),
            Before = isBack ? percent : Level,
            Wobble = wobble,
            Bucket = goesOn ? Bucket : bucket,
            Sum = goesOn ? Sum + percent : percent,
            Count = goesOn ? Count + 1 : 1,
            History = goesOn ? History : BatteryHistory.After(History, Bucket, Sum / Count),
        };
    }

    public void Write(DateTimeOffset near, ByteWriter to)
    {
        to.Number((ulong)Count);
        if (!IsKnown) return;
        Instants.Write(At, near, to);
        to.Real(Last);
        to.Real(Level);
        to.Real(Before);
        to.Real(Wobble);
        to.Signed(Bucket);
        to.Real(Sum);
        to.Byte(History is null ? (byte)0 : (byte)1);
        History?.Write(to);
    }

    public static BatteryTrend Read(DateTimeOffset near, ref ByteReader from) => from.Count(int.MaxValue) is > 0 and var count
        ? new()
        {
            Count = count, At = Instants.Read(near, ref from), Last = from.Real(), Level = from.Real(), Before = from.Real(), Wobble = from.Real(),
            Bucket = (int)from.Signed(), Sum = from.Real(), History = from.Byte() == 0 ? null : BatteryHistory.Read(ref from),
        }
        : default;

    private static BatteryTrend Begin(float percent, DateTimeOffset at, float wobble) =>
        new() { At = at, Last = percent, Level = percent, Before = percent, Wobble = wobble, Bucket = BatteryHistory.BucketOf(at), Sum = percent, Count = 1 };

    /// <summary>How it falls, surely; null while it does not, or nobody can tell yet.</summary>
    public RobustSlope? Trend
    {
        get
        {
            if (History is not { } history) return null;
            var steep = history.Recently is { HighPerHour: < 0, SpanHours: >= LeastSteepHours } recent && recent.Fall >= SteepFall + 6 * Wobble ? recent : default(RobustSlope?);
            var steady = history.Overall is { HighPerHour: < 0, SpanHours: >= LeastSpanHours } overall && Certain(overall) > 0 ? overall : default(RobustSlope?);
            return steep is { } now && (steady is not { } before || now.PerHour < before.PerHour) ? steep : steady;
        }
    }

    /// <summary>Negative while it drains; 0 while nobody can tell.</summary>
    public float PercentPerHour => Trend?.PerHour ?? 0;

    /// <summary>Null while it does not drain, or not enough to be told from noise.</summary>
    public float? HoursToEmpty => HoursTo(0)?.Likely;

    /// <summary>When it will be down to this level: likely, and between when it would be in nine of ten cases. Null while it does not surely drain.</summary>
    public HoursAhead? HoursTo(float percent)
    {
        if (Trend is not { } trend) return null;
        var left = Math.Max(0, Level - percent);
        return new(left / -trend.LowPerHour, left / -trend.PerHour, left / -trend.HighPerHour);
    }

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
            if (Trend is not { } trend) return 0;
            var hours = Math.Max(Level / -trend.PerHour, 1);
            return hours >= 14 * 24 ? 0 : 0.75f * Certain(trend) * Scale.Between(MathF.Log(14 * 24), MathF.Log(24), MathF.Log(hours));
        }
    }

    // A gauge steps by whole percents: a fall of less than one is noise, of three a trend, unless the gauge wobbles by more than that.
    private float Certain(in RobustSlope trend) => Scale.Between(0.75f + 3 * Wobble, 3 + 6 * Wobble, trend.Fall);
}

/// <summary>How many hours something is still away: at the earliest, likely, at the latest.</summary>
internal readonly record struct HoursAhead(float Earliest, float Likely, float Latest);

/// <summary>Straight lines between two points.</summary>
internal static class Scale
{
    /// <summary>0 at <paramref name="from"/> and before, 1 at <paramref name="to"/> and beyond.</summary>
    public static float Between(float from, float to, float value) => Math.Clamp((value - from) / (to - from), 0, 1);
}
