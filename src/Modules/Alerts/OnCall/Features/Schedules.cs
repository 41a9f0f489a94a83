using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.OnCall.Rules;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Alerts.OnCall.Features;

/// <summary>The schedules people are on call by: made, changed, and removed once no escalation policy calls them.</summary>
internal static class Schedules
{
    public static void Map(RouteGroupBuilder schedules)
    {
        schedules.MapGet("", List).WithName("ListOnCallSchedules").WithSummary("List on-call schedules").RequirePermission(AlertsPermissions.Read.Name);
        schedules.MapGet("/{id:guid}", Get).WithName("GetOnCallSchedule").WithSummary("Get an on-call schedule").RequirePermission(AlertsPermissions.Read.Name);
        var changes = schedules.MapGroup("").ForWholeCompany().TellingOfSchedules().RequirePermission(AlertsPermissions.OnCall.Name);
        changes.MapPost("", Post).WithName("MakeOnCallSchedule").WithSummary("Make an on-call schedule");
        changes.MapPut("/{id:guid}", Put).WithName("ChangeOnCallSchedule").WithSummary("Change an on-call schedule, its layers and its holidays");
        changes.MapDelete("/{id:guid}", Delete).WithName("RemoveOnCallSchedule").WithSummary("Remove an on-call schedule no escalation policy calls");
    }

    private static async Task<Ok<SchedulesView>> List(AlertsDb db, OnCallNames names, CancellationToken ct)
    {
        var schedules = await db.OnCallSchedules.AsNoTracking().Where(s => s.RemovedAt == null).OrderBy(s => s.Name).ToListAsync(ct);
        return TypedResults.Ok(new SchedulesView(await names.Views(schedules, ct)));
    }

    private static async Task<Results<Ok<ScheduleView>, ProblemHttpResult>> Get(Guid id, AlertsDb db, OnCallNames names, CancellationToken ct) =>
        await Find(db, id, ct) is { } schedule ? TypedResults.Ok((await names.Views([schedule], ct))[0]) : Problems.Of(OnCallRefusals.NoSchedule);

    public static Task<OnCallSchedule?> Find(AlertsDb db, Guid id, CancellationToken ct) => db.OnCallSchedules.AsNoTracking().SingleOrDefaultAsync(s => s.Key == id && s.RemovedAt == null, ct);

    private static async Task<Results<Created<ScheduleView>, ProblemHttpResult>> Post(ScheduleCommand command, AlertsDb db, OnCallNames names, Ledger<OnCallSchedule, OnCallScheduleEvent> schedules, CancellationToken ct)
    {
        if (await db.OnCallSchedules.CountAsync(s => s.RemovedAt == null, ct) >= OnCallSchedule.Most) return Problems.Of(OnCallRefusals.TooMany);
        var plan = command.Plan();
        if (!await names.AllWorkHere(plan.People(), ct)) return Problems.Of(OnCallRefusals.UnknownPerson);
        var outcome = await schedules.Begin(OnCallSchedule.Decide(null, Guid.CreateVersion7(db.Call.Now), db.Tenant, command.Name, Checked(plan), db.Call.Now), ct);
        return outcome.Value is { } made ? TypedResults.Created($"/v1/on-call/schedules/{made.Key}", (await names.Views([made], ct))[0]) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<Ok<ScheduleView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, ScheduleCommand command, AlertsDb db, OnCallNames names, Ledger<OnCallSchedule, OnCallScheduleEvent> schedules, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { } known) return Problems.Of(OnCallRefusals.NoSchedule);
        var plan = command.Plan();
        // Whoever has left may stay where they were until somebody takes their place.
        if (!await names.AllWorkHere(plan.People().Except(known.Plan.People()), ct)) return Problems.Of(OnCallRefusals.UnknownPerson);
        var outcome = await schedules.Change(id, version.Version, s => OnCallSchedule.Decide(s, id, db.Tenant, command.Name, Checked(plan), db.Call.Now), ct);
        return outcome.Value is { } changed ? TypedResults.Ok((await names.Views([changed], ct))[0]) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, IfMatch version, AlertsDb db, OnCallNames names, Ledger<OnCallSchedule, OnCallScheduleEvent> schedules, CancellationToken ct)
    {
        var user = (await names.Users(ct))[id].FirstOrDefault();
        var outcome = await schedules.Change(id, version.Version, s => OnCallSchedule.Remove(s, user, db.Call.Now), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        await db.Feeds.Where(f => f.ScheduleId == id).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }

    private static Outcome<OnCallPlan> Checked(OnCallPlan plan) => plan.WhyNot() is { } why ? OnCallRefusals.NoPlan(why) : plan;
}
