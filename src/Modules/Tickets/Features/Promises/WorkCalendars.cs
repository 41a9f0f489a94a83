using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Calendars;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Promises;

/// <summary>The calendars policies count in: made, changed, and removed once no policy counts in them.</summary>
internal static class WorkCalendars
{
    /// <summary>A new calendar, or this one with another name or other hours. Hours that make no calendar are refused.</summary>
    public static Decision<WorkCalendarEvent> Decide(WorkCalendar? calendar, Guid key, TenantId tenant, string named, Outcome<BusinessCalendar> hours, DateTimeOffset now)
    {
        if (calendar?.RemovedAt is not null) return WorkCalendarRefusals.NotFound;
        if (named.Trim() is not { Length: > 0 } name) return WorkCalendarRefusals.Nameless;
        if (hours.Value is not { Rules: var rules }) return hours.Refusal!;
        if (calendar is null) return new WorkCalendarAdded(key, tenant, name, rules, now);
        List<WorkCalendarEvent> events = [];
        if (name != calendar.Name) events.Add(new WorkCalendarRenamed(name, now));
        if (rules != calendar.Rules) events.Add(new WorkCalendarChanged(rules, now));
        return [.. events];
    }

    public static Decision<WorkCalendarEvent> Decide(WorkCalendar calendar, KeptPolicy? user, DateTimeOffset now)
    {
        if (calendar.RemovedAt is not null) return WorkCalendarRefusals.NotFound;
        return user is null ? new WorkCalendarRemoved(now) : WorkCalendarRefusals.InUse(user.Name);
    }

    public static void Map(RouteGroupBuilder calendars)
    {
        calendars.MapGet("", List).WithName("ListCalendars").WithSummary("List calendars").RequirePermission(TicketsPermissions.Read.Name);
        calendars.MapGet("/{id:guid}", Get).WithName("GetCalendar").WithSummary("Get a calendar").RequirePermission(TicketsPermissions.Read.Name);
        var changes = calendars.MapGroup("").ForWholeCompany();
        changes.MapPost("", Post).WithName("MakeCalendar").WithSummary("Make a calendar").RequirePermission(TicketsPermissions.Promise.Name);
        changes.MapPut("/{id:guid}", Put).WithName("ChangeCalendar").WithSummary("Change a calendar").RequirePermission(TicketsPermissions.Promise.Name);
        changes.MapDelete("/{id:guid}", Delete).WithName("RemoveCalendar").WithSummary("Remove a calendar").RequirePermission(TicketsPermissions.Promise.Name);
    }

    public static async Task<WorkCalendar?> Find(TicketsDb db, Guid id, CancellationToken ct) => id == WorkCalendar.AroundTheClockOf(db.Tenant)
        ? WorkCalendar.AroundTheClock(db.Tenant)
        : await db.Calendars.AsNoTracking().SingleOrDefaultAsync(c => c.Key == id && c.RemovedAt == null, ct);

    public static async Task<IReadOnlyCollection<KeptPolicy>> Policies(TicketsDb db, CancellationToken ct) =>
        [.. (await db.Policies.AsNoTracking().ToListAsync(ct)).WithStandard(db.Tenant).Where(p => p.RemovedAt is null)];

    private static async Task<Ok<CalendarsView>> List(TicketsDb db, CancellationToken ct)
    {
        var policies = await Policies(db, ct);
        var calendars = await db.Calendars.AsNoTracking().Where(c => c.RemovedAt == null).OrderBy(c => c.Name).ToListAsync(ct);
        return TypedResults.Ok(new CalendarsView([.. calendars.Prepend(WorkCalendar.AroundTheClock(db.Tenant)).Select(c => CalendarView.Of(c, policies))]));
    }

    private static async Task<Results<Ok<CalendarView>, ProblemHttpResult>> Get(Guid id, TicketsDb db, CancellationToken ct) =>
        await Find(db, id, ct) is { } calendar ? TypedResults.Ok(CalendarView.Of(calendar, await Policies(db, ct))) : Problems.Of(WorkCalendarRefusals.NotFound);

    private static async Task<Results<Created<CalendarView>, ProblemHttpResult>> Post(
        CalendarCommand command, TicketsDb db, Ledger<WorkCalendar, WorkCalendarEvent> calendars, SlaBooks books, CancellationToken ct)
    {
        if (await db.Calendars.CountAsync(c => c.RemovedAt == null, ct) >= WorkCalendar.Most) return Problems.Of(WorkCalendarRefusals.TooMany);
        var outcome = await calendars.Begin(Decide(null, Guid.CreateVersion7(db.Call.Now), db.Tenant, command.Name, BusinessCalendar.Of(command.Rules()), db.Call.Now), ct);
        books.Forget(db.Tenant);
        return outcome.Value is { } made ? TypedResults.Created($"/v1/calendars/{made.Key}", CalendarView.Of(made, [])) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<Ok<CalendarView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, CalendarCommand command, TicketsDb db, Ledger<WorkCalendar, WorkCalendarEvent> calendars, PromiseChanges changes, CancellationToken ct)
    {
        if (id == WorkCalendar.AroundTheClockOf(db.Tenant)) return Problems.Of(WorkCalendarRefusals.BuiltIn);
        var outcome = await changes.Change(WorkCalendar.Kind, () => calendars.Change(id, version.Version, c => Decide(c, id, db.Tenant, command.Name, BusinessCalendar.Of(command.Rules()), db.Call.Now), ct), ct);
        return outcome.Value is var (changed, job) ? TypedResults.Ok(CalendarView.Of(changed, await Policies(db, ct), job)) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, IfMatch version, TicketsDb db, Ledger<WorkCalendar, WorkCalendarEvent> calendars, SlaBooks books, CancellationToken ct)
    {
        if (id == WorkCalendar.AroundTheClockOf(db.Tenant)) return Problems.Of(WorkCalendarRefusals.BuiltIn);
        var user = (await Policies(db, ct)).FirstOrDefault(p => p.CalendarId == id);
        var outcome = await calendars.Change(id, version.Version, c => Decide(c, user, db.Call.Now), ct);
        books.Forget(db.Tenant);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }
}
