namespace Platform.Devices.Domain.Value;

/// <summary>A time in which somebody works, or worked, on a device as planned.</summary>
internal readonly record struct PlannedTime(DateTimeOffset From, DateTimeOffset Until);

/// <summary>
/// The times of planned maintenance. They are no part of the time in which a device is required to work, and so neither uptime nor downtime:
/// what is silent then is not down, and did not fail.
/// </summary>
internal static class PlannedTimes
{
    /// <summary>What was really maintained, of what was planned, planned anew and called off: in order, and no time twice.</summary>
    public static IReadOnlyList<PlannedTime> Of(IEnumerable<DeviceEvent> events)
    {
        var times = new List<PlannedTime>();
        PlannedTime? planned = null;
        foreach (var @event in events)
        {
            if (planned is { } before) Add(times, before, @event.At);
            planned = @event is DeviceMaintenancePlanned p ? new(p.From, p.Until) : null;
        }

        if (planned is { } last) Add(times, last, last.Until);
        return times;
    }

    /// <summary>As far as they fall into a time.</summary>
    public static IReadOnlyList<PlannedTime> Within(this IReadOnlyList<PlannedTime> times, DateTimeOffset from, DateTimeOffset to) =>
        [.. times.Select(t => new PlannedTime(Later(t.From, from), Earlier(t.Until, to))).Where(t => t.From < t.Until)];

    public static TimeSpan Length(this IReadOnlyList<PlannedTime> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + (time.Until - time.From));

    /// <summary>
    /// What is left of a silence. What comes before the maintenance has begun, but nobody knows how it would have ended; what lasts after
    /// it did not begin in a time that counts.
    /// </summary>
    public static IEnumerable<Outage> Without(this Outage outage, IReadOnlyList<PlannedTime> times)
    {
        var left = outage;
        foreach (var time in times)
        {
            if (time.Until <= left.From || time.From >= left.To) continue;
            if (left.From < time.From) yield return left with { To = time.From, HasEnded = false };
            if (time.Until >= left.To) yield break;
            left = left with { From = time.Until, HasBegun = false };
        }

        yield return left;
    }

    // It was over when something else was decided, if it had begun by then. A later plan begins no earlier than it was made.
    private static void Add(List<PlannedTime> times, PlannedTime planned, DateTimeOffset decidedAt)
    {
        var until = Earlier(planned.Until, decidedAt);
        if (planned.From < until) times.Add(planned with { Until = until });
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
