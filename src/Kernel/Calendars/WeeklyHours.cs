namespace Platform.Calendars;

/// <summary>When work is done in an ordinary week, day by day. A day has as many periods as it has shifts; without any it is closed.</summary>
public sealed record WeeklyHours
{
    public IReadOnlyList<WorkPeriod> Monday { get; init; } = [];
    public IReadOnlyList<WorkPeriod> Tuesday { get; init; } = [];
    public IReadOnlyList<WorkPeriod> Wednesday { get; init; } = [];
    public IReadOnlyList<WorkPeriod> Thursday { get; init; } = [];
    public IReadOnlyList<WorkPeriod> Friday { get; init; } = [];
    public IReadOnlyList<WorkPeriod> Saturday { get; init; } = [];
    public IReadOnlyList<WorkPeriod> Sunday { get; init; } = [];

    /// <summary>The same on every day.</summary>
    public static WeeklyHours Daily(params IReadOnlyList<WorkPeriod> periods) => Weekdays(periods) with { Saturday = periods, Sunday = periods };

    /// <summary>The same from Monday to Friday, and closed at the weekend.</summary>
    public static WeeklyHours Weekdays(params IReadOnlyList<WorkPeriod> periods) =>
        new() { Monday = periods, Tuesday = periods, Wednesday = periods, Thursday = periods, Friday = periods };

    /// <summary>Indexed by <see cref="DayOfWeek"/>, of which Sunday is the first.</summary>
    public IReadOnlyList<WorkPeriod>[] Days() => [Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday];

    public bool Equals(WeeklyHours? other) => other is not null && Days().Zip(other.Days()).All(days => days.First.SequenceEqual(days.Second));

    public override int GetHashCode() => Days().Aggregate(0, (hash, day) => HashCode.Combine(hash, day.Count));
}
