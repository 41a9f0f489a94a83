namespace Platform.Devices.Domain.Health;

/// <summary>
/// How long a battery lasts if it goes on falling as it does, by the robust line through its history: when it is likely empty, and between when it would be in nine
/// of ten cases. Without a latest time it may as well last for years.
/// </summary>
internal sealed record BatteryLife(float PercentPerDay, DateTimeOffset EarliestEmptyAt, DateTimeOffset EmptyAt, DateTimeOffset? LatestEmptyAt)
{
    /// <summary>Nobody sees farther ahead in two weeks of history.</summary>
    private const float MostHours = 3 * 365 * 24;

    /// <summary>Null while it does not surely fall, or so slowly that its end is out of sight.</summary>
    public static BatteryLife? Of(in BatteryTrend battery) => battery.Trend is { } trend && battery.HoursTo(0) is { Likely: <= MostHours } hours
        ? new(MathF.Round(-trend.PerHour * 24, 2), At(battery, hours.Earliest), At(battery, hours.Likely), hours.Latest <= MostHours ? At(battery, hours.Latest) : null)
        : null;

    // In whole minutes: nobody knows better.
    private static DateTimeOffset At(in BatteryTrend battery, float hours) => battery.At + TimeSpan.FromMinutes(MathF.Round(hours * 60));
}
