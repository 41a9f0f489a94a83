using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Calendars;
using Platform.Calendars.Ics;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Promises;

/// <summary>Takes the holidays of a public calendar file into a calendar, beside those it has.</summary>
internal static class ImportHolidays
{
    private const int YearsBack = 1, YearsOn = 5;

    /// <summary>What came of it: how many holidays are new, and what of the file is none, with the reason.</summary>
    public sealed record ImportedHolidaysView([property: Description("Holidays it did not have before.")] int Added, IReadOnlyList<string> LeftOut, CalendarView Calendar);

    public static CalendarRules With(CalendarRules rules, IEnumerable<Holiday> holidays) => rules with { Holidays = [.. rules.Holidays.Concat(holidays).Distinct().OrderBy(h => h.From).ThenBy(h => h.Name, StringComparer.Ordinal)] };

    public static void Map(RouteGroupBuilder calendars) => calendars.MapGroup("").ForWholeCompany().MapPost("/{id:guid}/holidays", Post)
        .WithName(nameof(ImportHolidays)).WithSummary("Import holidays from an iCalendar file").RequirePermission(TicketsPermissions.Promise.Name)
        .Accepts<string>("text/calendar", "application/octet-stream").WithBodyLimit(IcsHolidays.MostBytes).WithoutIdempotency(); // twice the same adds nothing

    private static async Task<Results<Ok<ImportedHolidaysView>, ProblemHttpResult>> Post(
        Guid id, IfMatch version, HttpRequest request, TicketsDb db, Ledger<WorkCalendar, WorkCalendarEvent> calendars, PromiseChanges changes, CancellationToken ct)
    {
        if (id == WorkCalendar.AroundTheClockOf(db.Tenant)) return Problems.Of(WorkCalendarRefusals.BuiltIn);
        if (await WorkCalendars.Find(db, id, ct) is not { } known) return Problems.Of(WorkCalendarRefusals.NotFound);
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, ct);
        var today = DateOnly.FromDateTime(db.Call.Now.UtcDateTime);
        var read = IcsHolidays.Parse(file.GetBuffer().AsSpan(0, (int)file.Length), new(today.Year - YearsBack, 1, 1), new(today.Year + YearsOn, 12, 31));
        if (read.Value is not { } found) return Problems.Of(read.Refusal!);

        var before = known.Rules.Holidays.Count;
        var outcome = await changes.Change(WorkCalendar.Kind, () => calendars.Change(id, version.Version, c =>
        {
            before = c.Rules.Holidays.Count;
            return WorkCalendars.Decide(c, id, db.Tenant, c.Name, BusinessCalendar.Of(With(c.Rules, found.Holidays)), db.Call.Now);
        }, ct), ct);
        return outcome.Value is var (changed, job)
            ? TypedResults.Ok(new ImportedHolidaysView(changed.Rules.Holidays.Count - before, found.LeftOut, CalendarView.Of(changed, await WorkCalendars.Policies(db, ct), job)))
            : Problems.Of(outcome.Refusal!);
    }
}
