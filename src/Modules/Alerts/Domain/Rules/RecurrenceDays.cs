using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Platform.Alerts.Domain.Rules;

/// <summary>The days a rule of RFC 5545 falls on.</summary>
internal sealed class RecurrenceDays
{
    private const int MostCount = 1_000, MostInterval = 1_000, MostWeeks = 53;

    // So far is counted for a last day.
    private const int Horizon = 366 * 100;

    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly DateOnly _first;
    private readonly string _frequency = "NONE";
    private readonly int _interval = 1, _weekStart = (int)DayOfWeek.Monday;
    private readonly List<(int Nth, DayOfWeek Day)> _byDay = [];
    private readonly List<int> _byMonthDay = [], _byMonth = [];

    private RecurrenceDays(DateOnly first) => (_first, Last) = (first, first);

    private RecurrenceDays(DateTime first, TimeZoneInfo zone, Dictionary<string, string> parts)
    {
        (_first, _frequency) = (DateOnly.FromDateTime(first), parts["FREQ"].ToUpperInvariant());
        if (_frequency is not ("DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY")) throw new FormatException();
        if (parts.TryGetValue("INTERVAL", out var interval)) _interval = Number(interval, 1, MostInterval);
        foreach (var day in List(parts, "BYDAY")) _byDay.Add(Day(day));
        foreach (var day in List(parts, "BYMONTHDAY")) _byMonthDay.Add(Number(day, -31, 31) is var n and not 0 ? n : throw new FormatException());
        foreach (var month in List(parts, "BYMONTH")) _byMonth.Add(Number(month, 1, 12));
        if (parts.TryGetValue("WKST", out var start)) _weekStart = Array.IndexOf(Weekdays, start.ToUpperInvariant()) is >= 0 and var day ? day : throw new FormatException();
        // What the RFC forbids has no meaning to follow: which Monday of a day, which date of a week, two ends.
        if (_frequency is "DAILY" or "WEEKLY" && _byDay.Exists(d => d.Nth != 0)) throw new FormatException();
        if (_frequency is "WEEKLY" && _byMonthDay.Count > 0) throw new FormatException();
        if (parts.ContainsKey("UNTIL") && parts.ContainsKey("COUNT")) throw new FormatException();
        if (parts.TryGetValue("UNTIL", out var until)) Last = LastDay(until.ToUpperInvariant(), first, zone);
        if (parts.TryGetValue("COUNT", out var count)) Last = DayNumber(Number(count, 1, MostCount));
    }

    /// <summary>No day after this; null for a rule that goes on.</summary>
    public DateOnly? Last { get; }

    /// <summary>Once, when there is no rule or nobody could read it.</summary>
    public static RecurrenceDays Of(DateTime first, TimeZoneInfo zone, string? rule) => rule is not null && TryParse(first, zone, rule, out var days) ? days : new(DateOnly.FromDateTime(first));

    public static bool TryParse(DateTime first, TimeZoneInfo zone, string rule, [NotNullWhen(true)] out RecurrenceDays? days)
    {
        days = null;
        try
        {
            var parts = rule.Split(';').Select(part => part.Split('=', 2)).ToDictionary(p => p[0].Trim().ToUpperInvariant(), p => p[1].Trim());
            days = new(first, zone, parts);
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException or OverflowException) { return false; }
    }

    public bool Contains(DateOnly day) => day >= _first && !(day > Last) && Falls(day);

    private bool Falls(DateOnly day) => _frequency switch
    {
        "DAILY" => (day.DayNumber - _first.DayNumber) % _interval == 0 && IsInMonth(day) && IsOnDate(day) && IsOnDay(day),
        "WEEKLY" => (Week(day) - Week(_first)) % _interval == 0 && IsInMonth(day) && (_byDay.Count > 0 ? IsOnDay(day) : day.DayOfWeek == _first.DayOfWeek),
        "MONTHLY" => (day.Year * 12 + day.Month - _first.Year * 12 - _first.Month) % _interval == 0 && IsInMonth(day) && IsOnDayOfMonth(day),
        "YEARLY" => (day.Year - _first.Year) % _interval == 0 && (_byMonth.Count > 0 ? IsInMonth(day) && IsOnDayOfMonth(day) : IsOnDayOfYear(day)),
        _ => day == _first,
    };

    private bool IsInMonth(DateOnly day) => _byMonth.Count == 0 || _byMonth.Contains(day.Month);

    private bool IsOnDay(DateOnly day) => _byDay.Count == 0 || _byDay.Exists(d => d.Day == day.DayOfWeek);

    private bool IsOnDayOfMonth(DateOnly day)
    {
        if (!IsOnDate(day)) return false;
        return _byDay.Count == 0 ? _byMonthDay.Count > 0 || day.Day == _first.Day : IsNth(day, day.Day, DaysInMonth(day));
    }

    // Without a month, days are those of the whole year: -1FR is its last Friday.
    private bool IsOnDayOfYear(DateOnly day)
    {
        if (!IsOnDate(day)) return false;
        return _byDay.Count == 0 ? _byMonthDay.Count > 0 || (day.Month, day.Day) == (_first.Month, _first.Day) : IsNth(day, day.DayOfYear, DateTime.IsLeapYear(day.Year) ? 366 : 365);
    }

    private bool IsOnDate(DateOnly day) => _byMonthDay.Count == 0 || _byMonthDay.Exists(d => d == day.Day || d == day.Day - DaysInMonth(day) - 1);

    private bool IsNth(DateOnly day, int at, int of) => _byDay.Exists(d => d.Day == day.DayOfWeek && (d.Nth == 0 || d.Nth == (at + 6) / 7 || d.Nth == -((of - at) / 7 + 1)));

    private static int DaysInMonth(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);

    // Day 0 was a Monday.
    private int Week(DateOnly day) => (day.DayNumber + (8 - _weekStart) % 7) / 7;

    // A date is a whole day; a moment, in UTC or by the clock of the zone, is no later than the last begin.
    private static DateOnly LastDay(string until, DateTime first, TimeZoneInfo zone)
    {
        if (until.Length == 8) return DateOnly.ParseExact(until, "yyyyMMdd", CultureInfo.InvariantCulture);
        var moment = DateTime.ParseExact(until.TrimEnd('Z'), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        if (until.EndsWith('Z')) moment = TimeZoneInfo.ConvertTimeFromUtc(moment, zone);
        var day = DateOnly.FromDateTime(moment);
        return first.TimeOfDay <= moment.TimeOfDay ? day : day.AddDays(-1);
    }

    private DateOnly DayNumber(int count)
    {
        var day = _first;
        for (var i = 0; i < Horizon; i++, day = day.AddDays(1))
            if (Falls(day) && --count == 0) return day;
        return day;
    }

    private static IEnumerable<string> List(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out var list) ? list.Split(',').Select(one => one.Trim().ToUpperInvariant()) : [];

    private static (int, DayOfWeek) Day(string text) => Array.IndexOf(Weekdays, text.Length >= 2 ? text[^2..] : "") is >= 0 and var day
        ? (text.Length == 2 ? 0 : Number(text[..^2], -MostWeeks, MostWeeks) is var nth and not 0 ? nth : throw new FormatException(), (DayOfWeek)day) : throw new FormatException();

    private static int Number(string text, int least, int most) =>
        int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) is var number && number >= least && number <= most ? number : throw new FormatException();
}
