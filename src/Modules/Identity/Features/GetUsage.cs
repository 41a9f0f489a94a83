using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;
using Platform.Identity.Plans;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>What the company had in a month, day by day and site by site, and what that costs. Today is counted now; earlier days as they were.
/// Who is limited to sites sees those.</summary>
internal static class GetUsage
{
    public sealed record View(
        string Month, int DaysInMonth, Price CostSoFar, Price Forecast, IReadOnlyList<DayUsage> Days, IReadOnlyList<SiteUsage> Sites);

    /// <summary>A day's last count, and the plan it is charged by; a day of a trial costs nothing.</summary>
    public sealed record DayUsage(DateOnly Day, string ChargedAs, long Sites, long Devices, Price Cost);

    /// <summary>A site's devices at the last count, its days of site and device in the month, and its share of the cost.</summary>
    public sealed record SiteUsage(Guid Id, string? Name, long Devices, long SiteDays, long DeviceDays, Price Cost);

    public static void Map(IEndpointRouteBuilder plan) => plan.MapGet("/usage", Get)
        .WithName(nameof(GetUsage)).WithSummary("What the company used in a month, and what it costs").RequirePermission(IdentityPermissions.ReadPlan.Name);

    private static async Task<Ok<View>> Get(
        [Description("Such as 2026-11; this month when left out.")] string? month, IdentityDb db, IEnumerable<IUsageMeter> meters, PlanSettings settings, ISiteDirectory sites, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(db.Call.Now.UtcDateTime);
        var first = month is null ? new DateOnly(today.Year, today.Month, 1)
            : DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", out var given) ? given
            : throw new MalformedException("month", "A month looks like 2026-11.");

        var end = first.AddMonths(1);
        var rows = await db.Usage.AsNoTracking().Where(u => u.Day >= first && u.Day < end && u.Day != today).ToListAsync(ct);
        if (today >= first && today < end) rows.AddRange((await Today(db, meters, settings, today, ct)).Where(r => db.Call.Sites.Contains(r.Site)));
        return TypedResults.Ok(Show(first, rows, settings, await sites.Names(db.Call, [.. rows.Select(r => r.Site).Distinct()], ct)));
    }

    private static async Task<List<UsageRow>> Today(IdentityDb db, IEnumerable<IUsageMeter> meters, PlanSettings settings, DateOnly today, CancellationToken ct)
    {
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(ct);
        var plan = PlanStanding.Of(tenant.Plan, tenant.RegisteredAt, settings.Trial, db.Call.Now).ChargedAs;
        var rows = new List<UsageRow>();
        foreach (var meter in meters)
            rows.AddRange((await meter.Count(db.Tenant, ct)).Select(c => new UsageRow { Tenant = c.Tenant, Day = today, Meter = meter.Name, Site = c.Site, Quantity = c.Quantity, Plan = plan }));
        return rows;
    }

    private static View Show(DateOnly month, List<UsageRow> rows, PlanSettings settings, IReadOnlyDictionary<Guid, string> names)
    {
        var length = DateTime.DaysInMonth(month.Year, month.Month);
        var days = rows.GroupBy(r => r.Day).OrderBy(d => d.Key).Select(d => new UsageDay(d.Key, d.First().Plan, Sum(d, "sites"), Sum(d, "devices"))).ToList();
        var total = MonthOfUsage.Of(days, month, settings);
        var last = days.LastOrDefault()?.Day;
        var bySite = rows.GroupBy(r => r.Site).Select(s => new SiteUsage(s.Key, names.GetValueOrDefault(s.Key),
            Sum(s.Where(r => r.Day == last), "devices"), Sum(s, "sites"), Sum(s, "devices"),
            Cost(s.GroupBy(r => r.Day).Sum(d => settings.DayCost(d.First().Plan, Sum(d, "sites"), Sum(d, "devices"), length)))));
        return new($"{month:yyyy-MM}", length, Cost(total.CostSoFar), Cost(total.Forecast),
            [.. days.Select(d => new DayUsage(d.Day, d.ChargedAs, d.Sites, d.Devices, Cost(settings.DayCost(d.ChargedAs, d.Sites, d.Devices, length))))],
            [.. bySite.OrderByDescending(s => s.DeviceDays).ThenBy(s => s.Name, StringComparer.Ordinal)]);

        Price Cost(decimal amount) => Price.Of(amount, settings.Currency);
    }

    private static long Sum(IEnumerable<UsageRow> rows, string meter) => rows.Where(r => r.Meter == meter).Sum(r => r.Quantity);
}
