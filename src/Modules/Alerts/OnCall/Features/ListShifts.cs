using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.OnCall.Rules;
using Platform.Alerts.Storage;
using Platform.Hosting.Http;

namespace Platform.Alerts.OnCall.Features;

/// <summary>The shifts of a schedule, or of one that is only a draft.</summary>
internal static class ListShifts
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(100), Usual = TimeSpan.FromDays(14);

    /// <summary>A plan as it would be; with the id of a schedule, its overrides count.</summary>
    public sealed record DraftCommand : PlanCommand
    {
        public required DateTimeOffset From { get; init; }
        public required DateTimeOffset Until { get; init; }
        public Guid? ScheduleId { get; init; }
    }

    public static void Map(RouteGroupBuilder schedules)
    {
        schedules.MapGet("/{id:guid}/shifts", List).WithName(nameof(ListShifts)).WithSummary("List who is on call from one time until another; the next two weeks, if none is named").RequirePermission(AlertsPermissions.Read.Name);
        schedules.MapPost("/preview", Preview).WithName("PreviewShifts").WithSummary("See who would be on call by a plan that is not saved").RequirePermission(AlertsPermissions.Read.Name).WithoutIdempotency();
    }

    private static async Task<Results<Ok<ShiftsView>, ProblemHttpResult>> List(Guid id, DateTimeOffset? from, DateTimeOffset? until, AlertsDb db, OnCallNames names, CancellationToken ct)
    {
        if (await Schedules.Find(db, id, ct) is not { } schedule) return Problems.Of(OnCallRefusals.NoSchedule);
        var begin = from ?? db.Call.Now;
        return begin > OnCallPlan.Latest ? Problems.Of(OnCallRefusals.BadRange) : await Show(schedule.Plan, id, begin, until ?? begin + Usual, db, names, ct);
    }

    private static async Task<Results<Ok<ShiftsView>, ProblemHttpResult>> Preview(DraftCommand draft, AlertsDb db, OnCallNames names, CancellationToken ct)
    {
        if (draft.ScheduleId is { } id && await Schedules.Find(db, id, ct) is null) return Problems.Of(OnCallRefusals.NoSchedule);
        var plan = draft.Plan();
        return plan.WhyNot() is { } why ? Problems.Of(OnCallRefusals.NoPlan(why)) : await Show(plan, draft.ScheduleId, draft.From, draft.Until, db, names, ct);
    }

    private static async Task<Results<Ok<ShiftsView>, ProblemHttpResult>> Show(OnCallPlan plan, Guid? schedule, DateTimeOffset from, DateTimeOffset until, AlertsDb db, OnCallNames names, CancellationToken ct)
    {
        if (from >= until || until - from > Longest || from < OnCallPlan.Earliest || until > OnCallPlan.Latest.AddDays(-2)) return Problems.Of(OnCallRefusals.BadRange);
        (from, until) = (from.ToUniversalTime(), until.ToUniversalTime());
        var kept = await db.Overrides.AsNoTracking().Where(o => o.ScheduleId == schedule && o.RemovedAt == null && o.EndsAt > from && o.StartsAt < until).OrderBy(o => o.StartsAt).ThenBy(o => o.Key).ToListAsync(ct);
        Override[] overrides = [.. kept.Select(o => o.Override())];
        var rota = new Rota(plan, overrides);
        var (shifts, lanes) = (rota.Shifts(from, until), plan.Layers.Select((layer, i) => (layer.Name, Shifts: rota.ShiftsOf(i, from, until))).ToList());
        var (view, people) = await names.Shown(shifts.Concat(lanes.SelectMany(l => l.Shifts)), overrides, ct);
        return TypedResults.Ok(new ShiftsView(from, until, plan.Zone, [.. shifts.Select(view)], [.. lanes.Select(l => new LaneView(l.Name, [.. l.Shifts.Where(s => s.Duty.Person is not null).Select(view)]))], [.. kept.Select(OverrideView.Of)], people));
    }
}
