namespace Platform.Calendars;

/// <summary>Days and times by the clock of a place.</summary>
public static class LocalDay
{
    /// <summary>The day the clock shows at a moment.</summary>
    public static DateOnly Of(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The first moment of a day, in UTC. Where clocks are put forward at midnight the day begins later by the clock.</summary>
    public static DateTimeOffset BeginningOf(DateOnly day, TimeZoneInfo zone) => MomentOf(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>When the clock shows a time, in UTC: the first time, where it does so twice; where it never does, when it has been put forward.</summary>
    public static DateTimeOffset MomentOf(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
