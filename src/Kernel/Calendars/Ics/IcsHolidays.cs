using System.Text;

namespace Platform.Calendars.Ics;

/// <summary>The holidays of an iCalendar file (RFC 5545) as public feeds give them out: events of whole days, once or yearly. What is no holiday is left out by name, with the reason.</summary>
public sealed record IcsHolidays(IReadOnlyList<Holiday> Holidays, IReadOnlyList<string> LeftOut)
{
    public const int MostBytes = 1_000_000, MostEvents = 5_000;

    private const int MostLeftOut = 100;

    /// <summary>The holidays that touch the days from the first to the last, in order; those that come each year for ever stay one. A file that is none, or too large, is refused as a whole.</summary>
    public static Outcome<IcsHolidays> Parse(ReadOnlySpan<byte> file, DateOnly first, DateOnly last)
    {
        if (file.Length > MostBytes) return IcsRefusals.TooLarge;
        if (Text(file) is not { } text) return IcsRefusals.NotUtf8;
        var read = Events(text);
        if (read.Refusal is { } refusal) return refusal;
        var events = read.Value!;

        var (holidays, leftOut) = (new HashSet<Holiday>(), new List<string>());
        var replaced = events.Where(e => e is { Uid: not null, StandsInFor: not null }).ToLookup(e => e.Uid!, e => e.StandsInFor!.Value);
        foreach (var e in events)
        {
            if (Unfit(e) is { } reason)
            {
                if (leftOut.Count < MostLeftOut) leftOut.Add($"{e.Name}: {reason}");
                continue;
            }

            foreach (var holiday in Holiday(e, e.StandsInFor is null && e.Uid is { } uid ? replaced[uid] : []))
            {
                if (holiday.From > last || (!holiday.IsYearly && holiday.To < first)) continue;
                holidays.Add(holiday);
                if (holidays.Count > CalendarRules.MostDays) return CalendarRefusals.TooManyDays;
            }
        }

        return new IcsHolidays([.. holidays.OrderBy(h => h.From).ThenBy(h => h.Name, StringComparer.Ordinal)], leftOut);
    }

    private static string? Unfit(IcsEvent e) => e switch
    {
        { IsCancelled: true } => "it is cancelled",
        { From: null } => "it does not begin with a day",
        { Length: 0 or > 366 } => "it does not last whole days, or longer than a year",
        { Rule: { } rule, From: { } from } when YearlyRule.Parse(rule, from) is null => $"its rule '{rule[..Math.Min(rule.Length, 80)]}' is not one of each year",
        _ => null,
    };

    private static IEnumerable<Holiday> Holiday(IcsEvent e, IEnumerable<DateOnly> replaced)
    {
        var (from, more) = (e.From!.Value, e.Length - 1);
        var rule = e.Rule is { } text ? YearlyRule.Parse(text, from) : null;
        var except = e.Except.Concat(replaced).ToHashSet();
        if (rule is { IsPlain: true } && except.Count == 0) yield return new(from, To(from), e.Name, IsYearly: true);
        else foreach (var date in (rule?.Dates() ?? [from]).Where(date => !except.Contains(date))) yield return new(date, To(date), e.Name);

        foreach (var date in e.Also) yield return new(date, To(date), e.Name);

        DateOnly To(DateOnly date) => DateOnly.FromDayNumber(Math.Min(date.DayNumber + more, DateOnly.MaxValue.DayNumber));
    }

    private static Outcome<List<IcsEvent>> Events(string text)
    {
        var (events, within, begun) = (new List<IcsEvent>(), new Stack<string>(), false);
        foreach (var line in IcsLine.Of(text))
        {
            if (within.Count == 0 && line is not { Name: "BEGIN" } and not { Value: "" }) return IcsRefusals.NoCalendar;
            switch (line.Name)
            {
                case "BEGIN":
                    if (within.Count == 0 && !line.Value.Equals("VCALENDAR", StringComparison.OrdinalIgnoreCase)) return IcsRefusals.NoCalendar;
                    begun = true;
                    within.Push(line.Value.ToUpperInvariant());
                    if (within.Count > 8) return IcsRefusals.Broken;
                    if (within.Count != 2 || within.Peek() != "VEVENT") break;
                    events.Add(new());
                    if (events.Count > MostEvents) return IcsRefusals.TooManyEvents;
                    break;
                case "END":
                    if (!within.Pop().Equals(line.Value, StringComparison.OrdinalIgnoreCase)) return IcsRefusals.Broken;
                    break;
                default:
                    // An alarm within an event has properties of the same names.
                    if (within.Count == 2 && within.Peek() == "VEVENT") events[^1].Add(line);
                    break;
            }
        }

        if (!begun) return IcsRefusals.NoCalendar;
        return within.Count > 0 ? IcsRefusals.Broken : events;
    }

    private static string? Text(ReadOnlySpan<byte> file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : file);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

/// <summary>Why a file gives no holidays.</summary>
public static class IcsRefusals
{
    public static readonly Refusal TooLarge = Refusal.TooLarge("calendar.ics-too-large", $"A holiday file has at most {IcsHolidays.MostBytes / 1_000_000} MB; this is more than holidays.");
    public static readonly Refusal TooManyEvents = Refusal.TooLarge("calendar.ics-too-many-events", $"A holiday file has at most {IcsHolidays.MostEvents} events; this is more than holidays.");
    public static readonly Refusal NotUtf8 = Refusal.Invalid("calendar.ics-not-utf8", "The file is not in UTF-8, as calendar files are. Save it as UTF-8 and import it again.");
    public static readonly Refusal NoCalendar = Refusal.Invalid("calendar.ics-no-calendar", "This is no calendar file: it does not begin with BEGIN:VCALENDAR. Download the feed as .ics and import that.");
    public static readonly Refusal Broken = Refusal.Invalid("calendar.ics-broken", "The file breaks off or is damaged: a BEGIN has no END of its own. Download it again.");
}
