using Platform.Calendars;

namespace Platform.Tickets.Domain.Risk;

/// <summary>When a help desk works, by its calendar.</summary>
internal sealed class DeskHours(BusinessCalendar calendar) : IWorkingTime
{
    public static readonly DeskHours Always = new(BusinessCalendar.Of(CalendarRules.AroundTheClock).Value!);

    // People say what they like when something is due; calendars end.
    private static readonly DateTimeOffset Last = BusinessCalendar.Horizon.AddTicks(-1);

    public BusinessCalendar Calendar => calendar;

    public TimeZoneInfo Zone { get; } = Zones.Find(calendar.Rules.Zone);

    public double HourAt(DateTimeOffset at) => HourAt(calendar, at);

    public static double HourAt(BusinessCalendar calendar, DateTimeOffset at) => calendar.Elapsed(BusinessCalendar.Beginning, at < BusinessCalendar.Beginning ? BusinessCalendar.Beginning : at > Last ? Last : at).TotalHours;

    public float HourOfWeek(DateTimeOffset at)
    {
        var there = TimeZoneInfo.ConvertTime(at, Zone);
        return ((int)there.DayOfWeek + 6) % 7 * 24 + (float)there.TimeOfDay.TotalHours;
    }

    public bool IsOpen(DateTimeOffset at) => calendar.IsOpen(at);
}
