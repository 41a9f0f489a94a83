using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Identity;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts.OnCall.Features;

/// <summary>A calendar program reads a schedule: the shifts of the last week and the next three months.</summary>
internal static class ReadCalendarFeed
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(7), Ahead = TimeSpan.FromDays(92), Week = TimeSpan.FromDays(7);

    // Whoever is on call at either end began earlier, or goes on: told from where it really begins, a shift is the same event whenever it is read. One that lasts for months is cut at a week.
    private static readonly TimeSpan Around = TimeSpan.FromDays(35);

    private const string Find = "select tenant, owner_id, only_own from alerts.on_call_feeds where schedule_id = $1 and secret_hash = $2";

    public static void Map(RouteGroupBuilder onCall) => onCall.MapGet("/{schedule:guid}/feed.ics", Get)
        .WithName(nameof(ReadCalendarFeed)).WithSummary("Read a schedule as a calendar, by the address made for it").Produces<string>(200, "text/calendar").AllowAnonymous();

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Get(Guid schedule, string? token, Databases databases, IServiceProvider services, TimeProvider time, CancellationToken ct)
    {
        if (CalendarFeeds.HashOf(token) is not { Length: > 0 } hash || await Owner(databases, schedule, hash, ct) is not var (tenant, owner, onlyOwn)) return Problems.Of(OnCallRefusals.NoFeed);
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var (db, people) = (scope.ServiceProvider.GetRequiredService<AlertsDb>(), scope.ServiceProvider.GetRequiredService<IPersonDirectory>());
        if ((await people.WhoMay(tenant, AlertsPermissions.Read.Name, ct)).All(p => p.Id != owner)) return Problems.Of(OnCallRefusals.NoFeed);
        if (await Schedules.Find(db, schedule, ct) is not { } known) return Problems.Of(OnCallRefusals.NoFeed);

        var (from, until) = (db.Call.Now - Back, db.Call.Now + Ahead);
        var (first, last) = (BeginOfWeek(from - Around), BeginOfWeek(until + Around));
        var rota = (await scope.ServiceProvider.GetRequiredService<OnCallPeople>().Rotas([schedule], first, last, ct))[schedule];
        var shifts = rota.Shifts(first, last).Where(s => s.Until > from && s.From < until).ToList();
        var named = await people.Find(tenant, [.. shifts.Select(s => s.Duty.Person).OfType<Guid>().Distinct()], ct);
        return TypedResults.Text(OnCallCalendar.Write(known, shifts.Where(s => !onlyOwn || s.Duty.Person == owner), named, onlyOwn, db.Call.Now), "text/calendar; charset=utf-8");
    }

    private static DateTimeOffset BeginOfWeek(DateTimeOffset at) => new(at.UtcTicks / Week.Ticks * Week.Ticks, TimeSpan.Zero);

    private static async Task<(TenantId Tenant, Guid Owner, bool OnlyOwn)?> Owner(Databases databases, Guid schedule, byte[] hash, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand(Find);
        find.Parameters.Add(new() { Value = schedule });
        find.Parameters.Add(new() { Value = hash });
        await using var rows = await find.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? (new(rows.GetGuid(0)), rows.GetGuid(1), rows.GetBoolean(2)) : null;
    }
}
