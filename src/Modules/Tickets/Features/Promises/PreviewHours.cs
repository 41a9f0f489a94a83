using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Calendars;
using Platform.Hosting.Http;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Promises;

/// <summary>Shows when work is done next by a calendar, one that is kept or one that is still being written.</summary>
internal static class PreviewHours
{
    public static void Map(RouteGroupBuilder calendars)
    {
        calendars.MapGet("/{id:guid}/open-intervals", Get).WithName("ListOpenIntervals").WithSummary("List when a calendar is open next").RequirePermission(TicketsPermissions.Read.Name);
        calendars.MapPost("/open-intervals", Post).WithName("PreviewOpenIntervals").WithSummary("Show when a calendar that is not saved yet would be open next")
            .RequirePermission(TicketsPermissions.Read.Name).WithoutIdempotency();
    }

    private static async Task<Results<Ok<OpenIntervalsView>, ProblemHttpResult>> Get(
        Guid id, TicketsDb db, [FromQuery, Range(1, OpenIntervalsView.Most)] int limit = 10, [FromQuery, Description("Now, when left out.")] DateTimeOffset? from = null, CancellationToken ct = default) =>
        await WorkCalendars.Find(db, id, ct) is { } calendar ? Show(calendar.Rules, from ?? db.Call.Now, limit) : Problems.Of(WorkCalendarRefusals.NotFound);

    private static Results<Ok<OpenIntervalsView>, ProblemHttpResult> Post(
        CalendarCommand command, Call call, [FromQuery, Range(1, OpenIntervalsView.Most)] int limit = 10, [FromQuery, Description("Now, when left out.")] DateTimeOffset? from = null) =>
        Show(command.Rules(), from ?? call.Now, limit);

    private static Results<Ok<OpenIntervalsView>, ProblemHttpResult> Show(CalendarRules rules, DateTimeOffset from, int limit)
    {
        if (from < BusinessCalendar.Beginning || from >= BusinessCalendar.Horizon) throw new MalformedException("from", $"Calendars know the years from {BusinessCalendar.Beginning:yyyy} to {BusinessCalendar.Horizon.AddYears(-1):yyyy}.");
        var calendar = BusinessCalendar.Of(rules);
        return calendar.Value is { } open ? TypedResults.Ok(OpenIntervalsView.Of(open, from, limit)) : Problems.Of(calendar.Refusal!);
    }
}
