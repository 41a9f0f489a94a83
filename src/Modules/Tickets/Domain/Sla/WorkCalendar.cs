using System.Text.Json.Serialization;
using Platform.Calendars;

namespace Platform.Tickets.Domain.Sla;

/// <summary>When a company, or a part of it, works on tickets: "Office hours", "Night shift Berlin". Policies count time in one.</summary>
internal sealed record WorkCalendar : IEntity<WorkCalendar, WorkCalendarEvent>
{
    public const int LongestName = 80, Most = 200;

    /// <summary>The calendar every company has and nobody can change; it has the company's own id.</summary>
    public static Guid AroundTheClockOf(TenantId tenant) => tenant.Value;

    public static string Kind => "calendar";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }
    public required CalendarRules Rules { get; init; }
    public DateTimeOffset? RemovedAt { get; init; }
    public required int Version { get; init; }

    public static WorkCalendar AroundTheClock(TenantId tenant) =>
        new() { Tenant = tenant, Key = AroundTheClockOf(tenant), Name = "Around the clock", Rules = CalendarRules.AroundTheClock, Version = 0 };

    public static WorkCalendar Evolve(WorkCalendar? calendar, WorkCalendarEvent @event) => (calendar, @event) switch
    {
        (null, WorkCalendarAdded e) => new() { Tenant = e.Tenant, Key = e.CalendarId, Name = e.Name, Rules = e.Rules, Version = 1 },
        ({ } c, WorkCalendarRenamed e) => c with { Name = e.Name, Version = c.Version + 1 },
        ({ } c, WorkCalendarChanged e) => c with { Rules = e.Rules, Version = c.Version + 1 },
        ({ } c, WorkCalendarRemoved e) => c with { RemovedAt = e.At, Version = c.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {calendar}."),
    };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(WorkCalendarAdded), "calendar.added.v1")]
[JsonDerivedType(typeof(WorkCalendarRenamed), "calendar.renamed.v1")]
[JsonDerivedType(typeof(WorkCalendarChanged), "calendar.changed.v1")]
[JsonDerivedType(typeof(WorkCalendarRemoved), "calendar.removed.v1")]
internal abstract record WorkCalendarEvent(DateTimeOffset At);

internal sealed record WorkCalendarAdded(Guid CalendarId, TenantId Tenant, string Name, CalendarRules Rules, DateTimeOffset At) : WorkCalendarEvent(At);
internal sealed record WorkCalendarRenamed(string Name, DateTimeOffset At) : WorkCalendarEvent(At);

/// <summary>The calendar has these hours and holidays now and no others.</summary>
internal sealed record WorkCalendarChanged(CalendarRules Rules, DateTimeOffset At) : WorkCalendarEvent(At);

internal sealed record WorkCalendarRemoved(DateTimeOffset At) : WorkCalendarEvent(At);

internal static class WorkCalendarRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("calendar.not-found", "There is no such calendar; GET /v1/calendars lists them.");
    public static readonly Refusal Nameless = Refusal.Invalid("calendar.nameless", $"A calendar has a name of 1 to {WorkCalendar.LongestName} characters.");
    public static readonly Refusal NameTaken = Refusal.Conflict("calendar.name-taken", "There is a calendar of this name already.");
    public static readonly Refusal BuiltIn = Refusal.Conflict("calendar.built-in", "The calendar that is always open stays as it is; make another for other hours.");
    public static readonly Refusal TooMany = Refusal.Conflict("calendar.too-many", $"A company has at most {WorkCalendar.Most} calendars; remove one that is not needed any more.");

    public static Refusal InUse(string policy) => Refusal.Conflict("calendar.in-use", $"The policy '{policy}' counts in this calendar. Give it another calendar first.");
}
