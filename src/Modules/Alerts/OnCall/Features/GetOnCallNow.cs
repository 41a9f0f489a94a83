using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.OnCall.Rules;
using Platform.Alerts.Storage;
using Platform.Contracts.Identity;
using Platform.Hosting.Http;

namespace Platform.Alerts.OnCall.Features;

/// <summary>Who is on call now, or at any moment, by every schedule, and who comes next.</summary>
internal static class GetOnCallNow
{
    // Shifts that began earlier, or last longer, are cut to this.
    private static readonly TimeSpan Back = TimeSpan.FromDays(7), Ahead = TimeSpan.FromDays(14);

    public sealed record DutyView(Guid ScheduleId, string Schedule, string TimeZone, ShiftView Current, ShiftView? Next);

    public sealed record NowView(DateTimeOffset At, IReadOnlyList<DutyView> Items, IReadOnlyList<NamedPerson> People);

    /// <summary>Those who can be put on call: they may see alerts.</summary>
    public sealed record PeopleView(IReadOnlyList<NamedPerson> Items);

    public static void Map(RouteGroupBuilder onCall)
    {
        onCall.MapGet("/now", Get).WithName(nameof(GetOnCallNow)).WithSummary("See who is on call now, or at a moment").RequirePermission(AlertsPermissions.Read.Name);
        onCall.MapGet("/people", People).WithName("ListOnCallPeople").WithSummary("List who can be put on call").RequirePermission(AlertsPermissions.Read.Name);
    }

    private static async Task<Results<Ok<NowView>, ProblemHttpResult>> Get(DateTimeOffset? at, AlertsDb db, OnCallPeople onCall, OnCallNames names, CancellationToken ct)
    {
        var moment = at?.ToUniversalTime() ?? db.Call.Now;
        if (moment < OnCallPlan.Earliest + Back || moment > OnCallPlan.Latest - Ahead) return Problems.Of(OnCallRefusals.BadRange);
        var schedules = await db.OnCallSchedules.AsNoTracking().Where(s => s.RemovedAt == null).OrderBy(s => s.Name).ToListAsync(ct);
        var rotas = await onCall.Rotas([.. schedules.Select(s => s.Key)], moment - Back, moment + Ahead, ct);
        var shifts = schedules.ToDictionary(s => s.Key, s => rotas[s.Key].Shifts(moment - Back, moment + Ahead).SkipWhile(shift => shift.Until <= moment).Take(2).ToList());
        var overrides = (await db.Overrides.AsNoTracking().Where(o => o.RemovedAt == null && o.EndsAt > moment - Back && o.StartsAt < moment + Ahead).ToListAsync(ct)).Select(o => o.Override()).ToList();
        var (view, people) = await names.Shown(shifts.Values.SelectMany(s => s), overrides, ct);
        return TypedResults.Ok(new NowView(moment, [.. schedules.Select(s => new DutyView(s.Key, s.Name, s.Plan.Zone, view(shifts[s.Key][0]), shifts[s.Key].Count > 1 ? view(shifts[s.Key][1]) : null))], people));
    }

    private static async Task<Ok<PeopleView>> People(AlertsDb db, IPersonDirectory people, CancellationToken ct) =>
        TypedResults.Ok(new PeopleView([.. (await people.WhoMay(db.Tenant, AlertsPermissions.Read.Name, ct)).Select(p => new NamedPerson(p.Id, p.Name))]));
}
