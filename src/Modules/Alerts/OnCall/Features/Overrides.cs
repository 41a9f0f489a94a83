using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.OnCall.Rules;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Alerts.OnCall.Features;

/// <summary>Somebody stands in for somebody else: arranged by whoever arranges schedules, or by taking the shift oneself. Either is taken back as long as it is not over.</summary>
internal static class Overrides
{
    public sealed record Command(DateTimeOffset From, DateTimeOffset Until, Guid PersonId, Guid? InsteadOfId = null);

    /// <summary>The shift as it was seen: whose it is, or nobody's. What of it has passed stays as it was.</summary>
    public sealed record TakeCommand(DateTimeOffset From, DateTimeOffset Until, Guid? InsteadOfId = null);

    public static void Map(RouteGroupBuilder onCall)
    {
        onCall.MapPost("/schedules/{id:guid}/overrides", Post).WithName("OverrideOnCall").WithSummary("Put somebody on call instead").RequirePermission(AlertsPermissions.OnCall.Name);
        onCall.MapPost("/schedules/{id:guid}/take", Take).WithName("TakeShift").WithSummary("Take somebody's shift, or a part of it").RequirePermission(AlertsPermissions.Write.Name);
        onCall.MapDelete("/overrides/{id:guid}", Delete).WithName("TakeBackOverride").WithSummary("Take an override back, or a shift one took").RequirePermission(AlertsPermissions.Write.Name);
    }

    private static async Task<Results<Created<OverrideView>, ProblemHttpResult>> Post(Guid id, Command command, AlertsDb db, OnCallNames names, Ledger<KeptOverride, OverrideEvent> overrides, CancellationToken ct)
    {
        if (await Schedules.Find(db, id, ct) is null) return Problems.Of(OnCallRefusals.NoSchedule);
        if (!await names.AllWorkHere([command.PersonId], ct)) return Problems.Of(OnCallRefusals.UnknownPerson);
        return await Make(id, Instant.Truncate(command.From), Instant.Truncate(command.Until), command.PersonId, command.InsteadOfId, db, overrides, ct);
    }

    private static async Task<Results<Created<OverrideView>, ProblemHttpResult>> Take(
        Guid id, TakeCommand command, AlertsDb db, OnCallPeople onCall, OnCallNames names, Ledger<KeptOverride, OverrideEvent> overrides, CancellationToken ct)
    {
        if (await Schedules.Find(db, id, ct) is null) return Problems.Of(OnCallRefusals.NoSchedule);
        var me = db.Call.Actor.Value;
        if (!await names.AllWorkHere([me], ct)) return Problems.Of(OnCallRefusals.NoPersonHere);
        if (command.InsteadOfId == me) return Problems.Of(OnCallRefusals.OwnShift);
        var (from, until) = (Instant.Truncate(command.From > db.Call.Now ? command.From : db.Call.Now), Instant.Truncate(command.Until));
        if (until <= from || until - from > KeptOverride.Longest || until > OnCallPlan.Latest) return Problems.Of(OnCallRefusals.NoStretch);
        var shifts = (await onCall.Rotas([id], from, until, ct))[id].Shifts(from, until);
        if (shifts.Any(s => s.Duty.Person != command.InsteadOfId)) return Problems.Of(OnCallRefusals.ShiftMoved);
        return await Make(id, from, until, me, command.InsteadOfId, db, overrides, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, AlertsDb db, ClaimsPrincipal caller, Ledger<KeptOverride, OverrideEvent> overrides, CancellationToken ct)
    {
        var me = db.Call.Actor.Value;
        if (await db.Overrides.AsNoTracking().SingleOrDefaultAsync(o => o.Key == id, ct) is not { } kept) return Problems.Of(OnCallRefusals.NoOverride);
        if (kept.MadeBy != me && kept.PersonId != me && !caller.May(AlertsPermissions.OnCall.Name)) return Problems.Of(OnCallRefusals.NotYours);
        var outcome = await overrides.Change(id, null, o => KeptOverride.TakeBack(o, db.Call.Now), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    private static async Task<Results<Created<OverrideView>, ProblemHttpResult>> Make(
        Guid schedule, DateTimeOffset from, DateTimeOffset until, Guid person, Guid? insteadOf, AlertsDb db, Ledger<KeptOverride, OverrideEvent> overrides, CancellationToken ct)
    {
        var outcome = await overrides.Begin(KeptOverride.Make(Guid.CreateVersion7(db.Call.Now), db.Tenant, schedule, from, until, person, insteadOf, db.Call.Actor.Value, db.Call.Now), ct);
        return outcome.Value is { } made ? TypedResults.Created($"/v1/on-call/overrides/{made.Key}", OverrideView.Of(made)) : Problems.Of(outcome.Refusal!);
    }
}
