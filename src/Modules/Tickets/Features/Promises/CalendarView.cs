using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Platform.Calendars;
using Platform.Hosting.Http;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Features.Promises;

/// <summary>What a calendar is to be, as a whole.</summary>
internal sealed record CalendarCommand
{
    [Required, StringLength(WorkCalendar.LongestName, MinimumLength = 1)] public required string Name { get; init; }

    /// <summary>An IANA name: Europe/Berlin.</summary>
    [Required, StringLength(64, MinimumLength = 1)] public required string TimeZone { get; init; }

    /// <summary>Periods of each day, as from 09:00:00 to 17:00:00; until 00:00:00 is until the end of the day, and one that ends no later than it begins runs over midnight.</summary>
    [Required] public required WeeklyHours Week { get; init; }

    [MaxLength(CalendarRules.MostDays)] public Holiday[]? Holidays { get; init; }

    /// <summary>Days with other hours than the week's; none is closed. They beat holidays.</summary>
    [MaxLength(CalendarRules.MostDays)] public SpecialHours[]? SpecialHours { get; init; }

    /// <summary>As calendars are made of them.</summary>
    public CalendarRules Rules() => new() { Zone = TimeZone, Week = Week, Holidays = Holidays ?? [], SpecialHours = SpecialHours ?? [] };
}

/// <summary>When work is done on tickets.</summary>
internal sealed record CalendarView(
    Guid Id, string Name, string TimeZone, WeeklyHours Week, IReadOnlyList<Holiday> Holidays, IReadOnlyList<SpecialHours> SpecialHours,
    [property: Description("The calendar that is always open, which every company has and nobody changes.")] bool IsBuiltIn,
    [property: Description("The names of the policies that count in it; while there are any, it cannot be removed.")] IReadOnlyList<string> UsedBy,
    [property: Description("Right after a change: the background job that brings open tickets up to date.")] Guid? JobId, int Version) : IVersioned
{
    public static CalendarView Of(WorkCalendar c, IEnumerable<KeptPolicy> policies, Guid? job = null) => new(
        c.Key, c.Name, c.Rules.Zone, c.Rules.Week, c.Rules.Holidays, c.Rules.SpecialHours, c.Key == WorkCalendar.AroundTheClockOf(c.Tenant),
        [.. policies.Where(p => p.RemovedAt is null && p.CalendarId == c.Key).Select(p => p.Name).Order()], job, c.Version);
}

internal sealed record CalendarsView(IReadOnlyList<CalendarView> Items);

/// <summary>A stretch of time without a break during which work is done.</summary>
internal sealed record OpenIntervalsView(IReadOnlyList<OpenInterval> Items)
{
    public const int Most = 100;

    public static OpenIntervalsView Of(BusinessCalendar calendar, DateTimeOffset from, int count) =>
        new([.. calendar.OpenIntervals(from, BusinessCalendar.Horizon.AddTicks(-1)).Take(count)]);
}
