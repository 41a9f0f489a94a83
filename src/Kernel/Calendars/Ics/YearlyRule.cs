using System.Globalization;

namespace Platform.Calendars.Ics;

/// <summary>A recurrence rule as holidays have them: each year on the same day, or on such and such a weekday of a month ("the fourth Thursday of November", "the last Monday of May").</summary>
internal sealed record YearlyRule
{
    private const int LastYear = 2099;
    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public required DateOnly Start { get; init; }
    public int Month { get; init; }
    public int Day { get; init; }

    /// <summary>The how manyth weekday of the month, from its end below zero; zero when it is a day of the month.</summary>
    public int Nth { get; init; }

    public DayOfWeek Weekday { get; init; }
    public int Every { get; init; } = 1;
    public int Times { get; init; } = int.MaxValue;
    public DateOnly Until { get; init; } = new(LastYear, 12, 31);
    public bool IsEndless => Times == int.MaxValue && Until.Year == LastYear;

    /// <summary>Whether it is the same day each year and for ever, which needs no list of dates.</summary>
    public bool IsPlain => Nth == 0 && Every == 1 && IsEndless && (Month, Day) == (Start.Month, Start.Day);

    /// <summary>The rule, or null when it is one that no holiday needs.</summary>
    public static YearlyRule? Parse(string text, DateOnly start)
    {
        var rule = new YearlyRule { Start = start, Month = start.Month, Day = start.Day };
        var isYearly = false;
        foreach (var part in text.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var name, var value]) return null;
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            switch (name)
            {
                case "FREQ" when value == "YEARLY": isYearly = true; break;
                case "INTERVAL" when number is > 0 and < 100: rule = rule with { Every = number }; break;
                case "COUNT" when number > 0: rule = rule with { Times = number }; break;
                case "UNTIL" when value.Length >= 8 && DateOnly.TryParseExact(value[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until):
                    rule = rule with { Until = until < rule.Until ? until : rule.Until };
                    break;
                case "BYMONTH" when number is > 0 and <= 12: rule = rule with { Month = number }; break;
                case "BYMONTHDAY" when number is > 0 and <= 31: rule = rule with { Day = number }; break;
                case "BYDAY" when value.Length is 3 or 4 && Array.IndexOf(Weekdays, value[^2..]) is >= 0 and var weekday
                                  && int.TryParse(value[..^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nth) && nth is >= -5 and <= 5 and not 0:
                    rule = rule with { Nth = nth, Weekday = (DayOfWeek)weekday };
                    break;
                case "WKST": break; // only counts for weeks
                default: return null;
            }
        }

        // Without a month "4TH" would be the fourth Thursday of the year.
        return isYearly && (rule.Nth == 0 || text.Contains("BYMONTH=", StringComparison.OrdinalIgnoreCase)) ? rule : null;
    }

    /// <summary>Its days from the start on, in order; they end by the last year a calendar knows.</summary>
    public IEnumerable<DateOnly> Dates()
    {
        var times = 0;
        for (var year = Start.Year; year <= Until.Year && times < Times; year += Every)
            if (In(year) is { } date && date >= Start && date <= Until)
            {
                times++;
                yield return date;
            }
    }

    private DateOnly? In(int year)
    {
        var days = DateTime.DaysInMonth(year, Month);
        if (Nth == 0) return Day <= days ? new(year, Month, Day) : null;

        var first = new DateOnly(year, Month, 1);
        var day = 1 + ((int)Weekday - (int)first.DayOfWeek + 7) % 7;
        day = Nth > 0 ? day + 7 * (Nth - 1) : day + 7 * ((days - day) / 7 + 1 + Nth);
        return day >= 1 && day <= days ? new(year, Month, day) : null;
    }
}
