namespace Platform.Calendars;

/// <summary>The open intervals of one year of UTC, in order, each with the open time before it: finding a moment by time worked, and the reverse, is a binary search. All in ticks.</summary>
internal sealed class CalendarYear
{
    private readonly long[] _from;

    // One more than there are intervals: the last is all of the year.
    private readonly long[] _before;

    private CalendarYear(List<(long From, long To)> intervals)
    {
        (_from, _before) = (new long[intervals.Count], new long[intervals.Count + 1]);
        for (var i = 0; i < intervals.Count; i++)
        {
            _from[i] = intervals[i].From;
            _before[i + 1] = _before[i] + intervals[i].To - intervals[i].From;
        }
    }

    public int Count => _from.Length;

    /// <summary>The year's open time.</summary>
    public long Open => _before[^1];

    public (long From, long To) this[int interval] => (_from[interval], _from[interval] + _before[interval + 1] - _before[interval]);

    /// <summary>The open time of the year until then.</summary>
    public long OpenUntil(long utc) => LastBegunBy(utc) is >= 0 and var i ? _before[i] + Math.Min(utc - _from[i], _before[i + 1] - _before[i]) : 0;

    /// <summary>When the year's open time first amounts to this much, which is above zero and at most all of it.</summary>
    public long When(long open)
    {
        var i = Array.BinarySearch(_before, open);
        var interval = (i < 0 ? ~i : i) - 1;
        return _from[interval] + open - _before[interval];
    }

    /// <summary>The first interval that ends later than this.</summary>
    public int FirstEndingAfter(long utc) => LastBegunBy(utc) is >= 0 and var i && utc < this[i].To ? i : LastBegunBy(utc) + 1;

    private int LastBegunBy(long utc)
    {
        var i = Array.BinarySearch(_from, utc);
        return i < 0 ? ~i - 1 : i;
    }

    /// <summary>A moment is open when the clock of the place then shows a time within a period. Where clocks are put forward a period loses the hour that is skipped; where they are put back it has the repeated hour twice.</summary>
    public static CalendarYear Of(CalendarRules rules, TimeZoneInfo zone, int year)
    {
        var (begin, end) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var (week, differing) = (rules.Week.Days(), rules.DifferingDays(begin.AddDays(-3), end.AddDays(3)));
        var open = new List<(long From, long To)>();
        foreach (var stretch in OffsetStretch.Of(zone, Ticks(begin), Ticks(end)))
        {
            // A day earlier: its last period may run over midnight.
            var last = Date(stretch.To + stretch.Offset);
            for (var date = Date(stretch.From + stretch.Offset).AddDays(-1); date <= last; date = date.AddDays(1))
                foreach (var period in differing.GetValueOrDefault(date) ?? week[(int)date.DayOfWeek])
                {
                    var (from, to) = period.On(date);
                    (from, to) = (Math.Max(from - stretch.Offset, stretch.From), Math.Min(to - stretch.Offset, stretch.To));
                    if (from < to) open.Add((from, to));
                }
        }

        return new(Merged(open));

        static long Ticks(DateOnly date) => date.DayNumber * TimeSpan.TicksPerDay;
        static DateOnly Date(long ticks) => DateOnly.FromDayNumber((int)(ticks / TimeSpan.TicksPerDay));
    }

    private static List<(long From, long To)> Merged(List<(long From, long To)> intervals)
    {
        intervals.Sort();
        var merged = new List<(long From, long To)>(intervals.Count);
        foreach (var interval in intervals)
        {
            if (merged is [.., var last] && interval.From <= last.To) merged[^1] = (last.From, Math.Max(last.To, interval.To));
            else merged.Add(interval);
        }

        return merged;
    }
}
