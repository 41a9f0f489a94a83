using System.Globalization;

namespace Platform.Calendars.Ics;

/// <summary>A VEVENT, as far as it can be days of rest: when it begins, how long it lasts, and in which years it comes again.</summary>
internal sealed class IcsEvent
{
    private readonly List<IcsLine> _lines = [];

    public void Add(IcsLine line) => _lines.Add(line);

    public string Name => Find("SUMMARY")?.Text() is { Length: > 0 } text ? text[..Math.Min(text.Length, 200)] : "Holiday";
    public string? Uid => Find("UID")?.Value;
    public string? Rule => Find("RRULE")?.Value;
    public bool IsCancelled => Find("STATUS") is { } status && status.Value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);

    /// <summary>The day it begins; null when it does not begin with a day.</summary>
    public DateOnly? From => Find("DTSTART") is { } start ? Day(start.Value) : null;

    /// <summary>The occurrence of its series that it stands in for.</summary>
    public DateOnly? StandsInFor => Find("RECURRENCE-ID") is { } id ? Day(id.Value) : null;

    public IEnumerable<DateOnly> Except => Days("EXDATE");
    public IEnumerable<DateOnly> Also => Days("RDATE");

    /// <summary>How many days it lasts; an end is the day after the last. Zero when that cannot be said.</summary>
    public int Length
    {
        get
        {
            if (From is not { } from) return 0;
            if (Find("DTEND") is { } end) return Day(end.Value) is { } after && after >= from ? Math.Max(1, after.DayNumber - from.DayNumber) : 0;
            return Find("DURATION") is { } duration ? LengthOf(duration.Value) : 1;
        }
    }

    private IEnumerable<DateOnly> Days(string name) =>
        _lines.Where(line => line.Name == name).SelectMany(line => line.Value.Split(',')).Select(Day).OfType<DateOnly>();

    private IcsLine? Find(string name)
    {
        foreach (var line in _lines) if (line.Name == name) return line;
        return null;
    }

    // Some feeds write a day as from midnight to midnight; midnight in UTC is midnight hardly anywhere.
    private static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value.EndsWith("T000000", StringComparison.Ordinal) ? value[..^7] : value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int LengthOf(string duration) =>
        duration is ['P', .. var count, var unit] && (unit is 'D' or 'W')
        && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and < 1_000 ? n * (unit == 'W' ? 7 : 1) : 0;
}
