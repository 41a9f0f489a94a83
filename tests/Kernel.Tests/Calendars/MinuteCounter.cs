namespace Platform.Calendars;

/// <summary>The definition of open time, minute by minute and without cleverness: look at the clock of the place, and at the hours of its day and of the day before.</summary>
internal sealed class MinuteCounter(CalendarRules rules)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(rules.Zone);

    public bool IsOpen(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, _zone).DateTime;
        var (date, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return Hours(date).Any(p => p.From <= time && (time < p.To || p.To <= p.From)) || Hours(date.AddDays(-1)).Any(p => p.To <= p.From && time < p.To);
    }

    public int Minutes(DateTimeOffset from, DateTimeOffset to)
    {
        var minutes = 0;
        for (var at = from; at < to; at += TimeSpan.FromMinutes(1)) if (IsOpen(at)) minutes++;
        return minutes;
    }

    /// <summary>Null when it is not reached within the days.</summary>
    public DateTimeOffset? Due(DateTimeOffset start, int minutes, int days)
    {
        var at = start;
        for (; minutes > 0 && at < start.AddDays(days); at += TimeSpan.FromMinutes(1)) if (IsOpen(at)) minutes--;
        return minutes == 0 ? at : null;
    }

    private IReadOnlyList<WorkPeriod> Hours(DateOnly date)
    {
        if (rules.SpecialHours.LastOrDefault(s => s.From <= date && date <= s.To) is { } special) return special.Hours;
        if (rules.Holidays.Any(h => IsOn(h, date))) return [];
        return date.DayOfWeek switch
        {
            DayOfWeek.Monday => rules.Week.Monday,
            DayOfWeek.Tuesday => rules.Week.Tuesday,
            DayOfWeek.Wednesday => rules.Week.Wednesday,
            DayOfWeek.Thursday => rules.Week.Thursday,
            DayOfWeek.Friday => rules.Week.Friday,
            DayOfWeek.Saturday => rules.Week.Saturday,
            _ => rules.Week.Sunday,
        };
    }

    private static bool IsOn(Holiday holiday, DateOnly date)
    {
        for (var (years, from, to) = (0, holiday.From, holiday.To); from <= date; years++)
        {
            var falls = from.Day == holiday.From.Day; // AddYears makes the 28th of a 29 February
            if (falls && from <= date && date <= to) return true;
            if (!holiday.IsYearly) return false;
            from = holiday.From.AddYears(years + 1);
            to = from.AddDays(holiday.To.DayNumber - holiday.From.DayNumber);
        }

        return false;
    }
}
