using System.Text.Json.Serialization;

namespace Platform.Calendars;

/// <summary>Days on which no work begins: one or several in a row, once or in each year from then on. 29 February is kept in leap years.</summary>
[method: JsonConstructor]
public sealed record Holiday(DateOnly From, DateOnly To, string Name, bool IsYearly = false)
{
    public Holiday(DateOnly date, string name, bool isYearly = false) : this(date, date, name, isYearly) { }

    /// <summary>Its days from the first to the last of a stretch.</summary>
    internal IEnumerable<DateOnly> Dates(DateOnly first, DateOnly last)
    {
        if (!IsYearly) return Range(From, To, first, last);

        // One that began in the year before may reach into the stretch.
        var years = Enumerable.Range(Math.Max(From.Year, first.Year - 1), Math.Max(0, last.Year - Math.Max(From.Year, first.Year - 1) + 1));
        return years.Where(year => From is not { Month: 2, Day: 29 } || DateTime.IsLeapYear(year))
            .Select(year => new DateOnly(year, From.Month, From.Day))
            .SelectMany(from => Range(from, from.AddDays(To.DayNumber - From.DayNumber), first, last));
    }

    internal static IEnumerable<DateOnly> Range(DateOnly from, DateOnly to, DateOnly first, DateOnly last)
    {
        for (var date = from > first ? from : first; date <= to && date <= last; date = date.AddDays(1)) yield return date;
    }
}

/// <summary>Other hours than the week's on one day or several in a row: a short Christmas Eve, a Saturday of stocktaking, a week of works holiday (no hours). They beat a holiday, and later ones beat earlier ones.</summary>
[method: JsonConstructor]
public sealed record SpecialHours(DateOnly From, DateOnly To, IReadOnlyList<WorkPeriod> Hours, string Reason)
{
    public SpecialHours(DateOnly date, IReadOnlyList<WorkPeriod> hours, string reason) : this(date, date, hours, reason) { }

    public bool Equals(SpecialHours? other) => other is not null && (From, To, Reason) == (other.From, other.To, other.Reason) && Hours.SequenceEqual(other.Hours);

    public override int GetHashCode() => HashCode.Combine(From, To, Reason, Hours.Count);
}
