namespace Platform.Devices.Intake;

/// <summary>Time as microseconds since 1970: what readings are compared and stored by.</summary>
internal static class IntakeClock
{
    public const long Millisecond = 1_000;
    public const long MicrosecondsPerSecond = 1_000_000;
    public const long MicrosecondsPerMinute = 60 * MicrosecondsPerSecond;
    public const long MicrosecondsPerHour = 3_600 * MicrosecondsPerSecond;
    public const long MicrosecondsPerDay = 86_400 * MicrosecondsPerSecond;
    public const long MostAhead = 5 * 60 * MicrosecondsPerSecond;
    public const long MostBehind = 7 * MicrosecondsPerDay;

    public static long Of(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static long Of(DateTime utc) => (utc.Ticks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The beginning of a day.</summary>
    public static long Of(DateOnly day) => Of(day.ToDateTime(TimeOnly.MinValue));

    public static DateOnly DayOf(long microseconds) => DateOnly.FromDateTime(At(microseconds).UtcDateTime);

    /// <summary>As others give it; beyond all reason stays beyond all reason.</summary>
    public static long OfMilliseconds(long milliseconds) => Math.Clamp(milliseconds, -Furthest, Furthest) * Millisecond;

    public static long OfNanoseconds(ulong nanoseconds) => (long)(nanoseconds / 1_000);

    private const long Furthest = long.MaxValue / Millisecond / 2;

    public static DateTimeOffset At(long microseconds) => new(DateTimeOffset.UnixEpoch.Ticks + microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
