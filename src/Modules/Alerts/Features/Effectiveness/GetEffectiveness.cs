using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Effectiveness;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features.Effectiveness;

/// <summary>Shows how much noise people were spared, whether they were spared too much, and how soon things were taken care of.</summary>
internal static class GetEffectiveness
{
    private const int MostGroups = 50;

    public sealed record EffectivenessView(
        DateTimeOffset From, DateTimeOffset To, NoiseView Total, string HowComputed, [property: Description("Hours in which anything happened; counted every hour, again for a day.")] IReadOnlyList<HourView> Hours,
        [property: Description("The names of alerts that began most often, 50 at most.")] IReadOnlyList<NoisyRuleView> NoisyRules,
        IReadOnlyList<HandlingTimesView> BySeverity, IReadOnlyList<HandlingTimesView> BySite, IReadOnlyList<HandlingTimesView> ByRule,
        [property: Description("Where people were told most often first.")] IReadOnlyList<SiteNoiseView> Sites);

    /// <summary>How much of what went wrong at a site people were told; without an id, at none.</summary>
    public sealed record SiteNoiseView(Guid? Id, string? Name, NoiseView Noise);

    /// <summary>False suppressions are alerts a rule kept from people, and that somebody took care of afterwards or supervisors were told of.</summary>
    public sealed record NoiseView(
        long Reports, int Alerts, int Notifications, int Resolutions, decimal? NotificationsPerAlert, [property: Description("In percent; see howComputed.")] decimal? Reduction, int Suppressed, int FalseSuppressions)
    {
        public static NoiseView Of(Noise n) => new(n.Reports, n.Alerts, n.Notifications, n.Resolutions, n.NotificationsPerAlert, n.ReductionPercent, n.Suppressed, n.FalseSuppressions);
    }

    public sealed record HourView(DateTimeOffset BeginsAt, NoiseView Noise);

    public sealed record NoisyRuleView(string Name, int Alerts, [property: Description("Nobody did anything about these.")] int Ignored, [property: Description("These were kept from people.")] int Suppressed);

    /// <summary>Seconds from when an alert began until somebody acknowledged it, and until it was over; means of those where that happened.</summary>
    public sealed record HandlingTimesView(string Key, int Alerts, int Acknowledged, double? MeanSecondsToAcknowledge, int Resolved, double? MeanSecondsToResolve);

    private sealed record Times(string? Severity, Guid? Site, string? Name, int Alerts, int Acknowledged, double? ToAcknowledge, int Resolved, double? ToResolve, int Ignored, int Suppressed)
    {
        public HandlingTimesView View(string key) => new(key, Alerts, Acknowledged, ToAcknowledge, Resolved, ToResolve);
    }

    public static void Map(IEndpointRouteBuilder alerts)
    {
        var company = alerts.MapGroup("").ForWholeCompany().RequirePermission(AlertsPermissions.Read.Name);
        company.MapGet("/effectiveness", Get).WithName(nameof(GetEffectiveness)).WithSummary("Get how much noise people were spared");
        ExportEffectiveness.Map(company);
        ListFalseSuppressions.Map(company);
    }

    private static async Task<Ok<EffectivenessView>> Get([AsParameters] EffectivenessQuery query, AlertsDb db, ISiteDirectory sites, CancellationToken ct)
    {
        var (since, until, site) = await query.Of(db.Call, sites, ct);
        var counted = await EffectivenessQuery.Hours(db, since, until, site).ToListAsync(ct);
        var names = await sites.Names(db.Call, [.. counted.Select(c => c.SiteId).Where(id => id != Guid.Empty).Distinct()], ct);
        var times = await db.Database.SqlQuery<Times>($"""
            select severity as "Severity", site_id as "Site", name as "Name", count(*)::int as "Alerts",
              count(acknowledged_at)::int as "Acknowledged", round(avg(extract(epoch from acknowledged_at - opened_at)), 3)::float8 as "ToAcknowledge",
              count(resolved_at)::int as "Resolved", round(avg(extract(epoch from resolved_at - opened_at)), 3)::float8 as "ToResolve",
              count(*) filter (where acknowledged_by is null and resolved_by is null and comment_count = 0)::int as "Ignored",
              count(*) filter (where exists (select from alerts.suppressions s where s.tenant = a.tenant and s.alert_id = a.key and s.kind <> 4))::int as "Suppressed"
            from alerts.alerts a where tenant = {db.Tenant.Value} and opened_at >= {since} and opened_at < {until} and ({site}::uuid is null or site_id = {site})
            group by grouping sets ((severity), (site_id), (name)) order by count(*) desc, severity, site_id, name
            """).ToListAsync(ct);
        var byRule = times.Where(t => t.Name is not null).Take(MostGroups).ToList();
        return TypedResults.Ok(new EffectivenessView(
            since, until, NoiseView.Of(Sum(counted)), Noise.HowComputed, [.. counted.GroupBy(c => c.HourAt).Select(h => new HourView(h.Key, NoiseView.Of(Sum(h))))],
            [.. byRule.Select(t => new NoisyRuleView(t.Name!, t.Alerts, t.Ignored, t.Suppressed))],
            [.. times.Where(t => t.Severity is not null).Take(MostGroups).Select(t => t.View(t.Severity!))],
            [.. times.Where(t => t.Site is not null).Take(MostGroups).Select(t => t.View(t.Site == Guid.Empty ? "" : $"{t.Site}"))], [.. byRule.Select(t => t.View(t.Name!))],
            [.. counted.GroupBy(c => c.SiteId).Select(s => new SiteNoiseView(s.Key == Guid.Empty ? null : s.Key, names.GetValueOrDefault(s.Key), NoiseView.Of(Sum(s)))).OrderByDescending(s => s.Noise.Notifications).ThenBy(s => s.Name)]));
    }

    private static Noise Sum(IEnumerable<EffectivenessRow> rows) => rows.Aggregate(Noise.None, (sum, row) => sum + row.Noise());
}
