namespace Platform.Calendars;

/// <summary>Why rules make no calendar.</summary>
public static class CalendarRefusals
{
    public static readonly Refusal NeverOpen = Refusal.Invalid("calendar.never-open",
        "This calendar is never open, so nothing could ever become due. Give at least one day of the week, or one day of special hours, a period.");
    public static readonly Refusal Incomplete = Refusal.Invalid("calendar.incomplete", "A calendar has a week, holidays and special hours, of which any may be empty lists but none may be null.");
    public static readonly Refusal TooManyPeriods = Refusal.Invalid("calendar.too-many-periods", $"A day has at most {CalendarRules.MostPeriods} periods.");
    public static readonly Refusal TooManyDays = Refusal.Invalid("calendar.too-many-days", $"A calendar has at most {CalendarRules.MostDays} holidays and as many days of special hours; remove those that are past.");

    public static Refusal UnknownZone(string? zone) =>
        Refusal.Invalid("calendar.unknown-time-zone", $"There is no time zone '{zone}'. Use an IANA name such as Europe/Berlin.");

    public static Refusal Unclear(WorkPeriod period) => Refusal.Invalid("calendar.unclear-period",
        $"{period} is either nothing or a day and a night. Leave it out, or say 00:00–24:00 for a whole day.");

    public static Refusal NoRange(string? name, DateOnly from, DateOnly to) => Refusal.Invalid("calendar.no-range",
        $"'{name}' is from {from:O} to {to:O}. Days end no earlier than they begin, and within a year.");
}
