namespace Platform.Calendars;

/// <summary>A stretch of time without a break during which work is done.</summary>
public readonly record struct OpenInterval(DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// Counts time in which work is done. Open is every moment at which the clock of the place shows a time within a period of that day: on the day clocks are put
/// forward a period loses the hour that is skipped, on the day they are put back it has the repeated hour twice. Answers are in UTC.
/// </summary>
/// <remarks>Safe to share between threads. Years are counted when first asked for, from 1990 to the end of 2099; a moment outside throws <see cref="ArgumentOutOfRangeException"/>.</remarks>
public sealed class BusinessCalendar
{
    private const int FirstYear = 1990, Years = 110;

    private readonly CalendarYear?[] _years = new CalendarYear?[Years];
    private readonly TimeZoneInfo _zone;

    private BusinessCalendar(CalendarRules rules, TimeZoneInfo zone) => (Rules, _zone) = (rules, zone);

    /// <summary>The first moment known.</summary>
    public static readonly DateTimeOffset Beginning = new(FirstYear, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first moment no longer known.</summary>
    public static readonly DateTimeOffset Horizon = new(FirstYear + Years, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public CalendarRules Rules { get; }

    /// <summary>The calendar of these rules, or why they make none: a calendar that is never open is refused here, so that counting always ends.</summary>
    public static Outcome<BusinessCalendar> Of(CalendarRules rules)
    {
        if (rules.Refuse() is { } refusal) return refusal;
        if (!Zones.TryFind(rules.Zone, out var zone)) return CalendarRefusals.UnknownZone(rules.Zone);

        var calendar = new BusinessCalendar(rules, zone);
        return Enumerable.Range(0, Years).Any(year => calendar.Year(year).Open > 0) ? calendar : CalendarRefusals.NeverOpen;
    }

    /// <summary>The first moment by which this much work can have been done, at the earliest the start itself. Null when there is too little open time before the horizon.</summary>
    public DateTimeOffset? Due(DateTimeOffset start, TimeSpan work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, TimeSpan.Zero);
        var index = Index(start);
        if (work == TimeSpan.Zero) return start.ToUniversalTime();

        var year = Year(index);
        // Work that ends the 64 bits ends the horizon too.
        var open = unchecked((ulong)work.Ticks + (ulong)year.OpenUntil(start.UtcTicks));
        for (; open > (ulong)year.Open; year = Year(index))
        {
            open -= (ulong)year.Open;
            if (++index == Years) return null;
        }

        return At(year.When((long)open));
    }

    /// <summary>The open time between two moments; below zero when the second is the earlier.</summary>
    public TimeSpan Elapsed(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from) return -Elapsed(to, from);
        var (index, last) = (Index(from), Index(to));
        var open = Year(last).OpenUntil(to.UtcTicks) - Year(index).OpenUntil(from.UtcTicks);
        for (; index < last; index++) open += Year(index).Open;
        return new(open);
    }

    public bool IsOpen(DateTimeOffset at) => NextOpen(at) is { } open && open == at;

    /// <summary>The moment itself when it is open, else the next that is. Null when there is none before the horizon.</summary>
    public DateTimeOffset? NextOpen(DateTimeOffset at)
    {
        for (var index = Index(at); index < Years; index++)
            if (Year(index) is var year && year.FirstEndingAfter(at.UtcTicks) is var next && next < year.Count)
                return At(Math.Max(year[next].From, at.UtcTicks));
        return null;
    }

    /// <summary>The open intervals between two moments, cut to them, in order.</summary>
    public IEnumerable<OpenInterval> OpenIntervals(DateTimeOffset from, DateTimeOffset to)
    {
        var (begun, until) = (0L, -1L);
        for (var (index, last) = (Index(from), Index(to)); index <= last; index++)
        {
            var year = Year(index);
            for (var i = year.FirstEndingAfter(from.UtcTicks); i < year.Count && year[i].From < to.UtcTicks; i++)
            {
                var interval = (From: Math.Max(year[i].From, from.UtcTicks), To: Math.Min(year[i].To, to.UtcTicks));
                // What is open at the turn of a year is one interval, not two.
                if (interval.From != until)
                {
                    if (begun < until) yield return new(At(begun), At(until));
                    begun = interval.From;
                }

                until = interval.To;
            }
        }

        if (begun < until) yield return new(At(begun), At(until));
    }

    // Two threads may count the same year; both count the same.
    private CalendarYear Year(int index) => Volatile.Read(ref _years[index]) ?? Count(index);

    private CalendarYear Count(int index)
    {
        var year = CalendarYear.Of(Rules, _zone, FirstYear + index);
        Volatile.Write(ref _years[index], year);
        return year;
    }

    private static int Index(DateTimeOffset at)
    {
        var index = at.UtcDateTime.Year - FirstYear;
        return (uint)index < Years ? index : throw new ArgumentOutOfRangeException(nameof(at), at, $"Calendars count from {Beginning:yyyy} until {Horizon:yyyy}.");
    }

    private static DateTimeOffset At(long utc) => new(utc, TimeSpan.Zero);
}
