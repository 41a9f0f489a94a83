namespace Platform.Calendars;

/// <summary>When work is done, as people write it down: a week by the clock of a place, its holidays, and the days that differ.</summary>
public sealed record CalendarRules
{
    public const int MostPeriods = 12, MostDays = 1_000;

    /// <summary>An IANA name: Europe/Berlin.</summary>
    public required string Zone { get; init; }

    public required WeeklyHours Week { get; init; }
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];
    public IReadOnlyList<SpecialHours> SpecialHours { get; init; } = [];

    /// <summary>Always open.</summary>
    public static CalendarRules AroundTheClock { get; } = new() { Zone = "UTC", Week = WeeklyHours.Daily(WorkPeriod.WholeDay) };

    public bool Equals(CalendarRules? other) => other is not null && (Zone, Week) == (other.Zone, other.Week)
        && Holidays.SequenceEqual(other.Holidays) && SpecialHours.SequenceEqual(other.SpecialHours);

    public override int GetHashCode() => HashCode.Combine(Zone, Week, Holidays.Count, SpecialHours.Count);

    /// <summary>What is wrong with them, as far as can be seen without counting.</summary>
    internal Refusal? Refuse()
    {
        if (Week is null || Holidays is null || SpecialHours is null || Week.Days().Any(d => d is null)) return CalendarRefusals.Incomplete;
        if (Holidays.Any(h => h is null) || SpecialHours.Any(s => s?.Hours is null)) return CalendarRefusals.Incomplete;
        if (Holidays.Count > MostDays || SpecialHours.Count > MostDays) return CalendarRefusals.TooManyDays;

        foreach (var hours in Week.Days().Concat(SpecialHours.Select(s => s.Hours)))
        {
            if (hours.Count > MostPeriods) return CalendarRefusals.TooManyPeriods;
            foreach (var period in hours) if (period.IsUnclear) return CalendarRefusals.Unclear(period);
        }

        foreach (var (from, to, name) in Holidays.Select(h => (h.From, h.To, h.Name)).Concat(SpecialHours.Select(s => (s.From, s.To, s.Reason))))
            if (to < from || to.DayNumber - from.DayNumber >= 366) return CalendarRefusals.NoRange(name, from, to);

        return Week.Days().Concat(SpecialHours.Select(s => s.Hours)).All(hours => hours.Count == 0) ? CalendarRefusals.NeverOpen : null;
    }

    /// <summary>The hours of the days that are not as the week says, from the first to the last.</summary>
    internal Dictionary<DateOnly, IReadOnlyList<WorkPeriod>> DifferingDays(DateOnly first, DateOnly last)
    {
        var days = new Dictionary<DateOnly, IReadOnlyList<WorkPeriod>>();
        foreach (var date in Holidays.SelectMany(h => h.Dates(first, last))) days[date] = [];
        foreach (var special in SpecialHours)
            foreach (var date in Holiday.Range(special.From, special.To, first, last)) days[date] = special.Hours;
        return days;
    }
}
