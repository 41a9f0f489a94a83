namespace Platform.Hosting.Schedules;

/// <summary>A schedule this process knows, as it was registered.</summary>
internal sealed record ScheduleEntry(Type Type, string Name, string Cron, string TimeZone, Missed Missed);
