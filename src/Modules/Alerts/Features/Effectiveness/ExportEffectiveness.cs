using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Privacy;

namespace Platform.Alerts.Features.Effectiveness;

/// <summary>How much noise people were spared as a table for spreadsheets: a line for each hour and site.</summary>
internal static class ExportEffectiveness
{
    public static void Map(IEndpointRouteBuilder alerts) => alerts.MapGet("/effectiveness/export", Get)
        .WithName(nameof(ExportEffectiveness)).WithSummary("Export how much noise people were spared as CSV").Produces<string>(StatusCodes.Status200OK, "text/csv");

    private static async Task<FileContentHttpResult> Get([AsParameters] EffectivenessQuery query, AlertsDb db, ISiteDirectory sites, CancellationToken ct)
    {
        var (since, until, site) = await query.Of(db.Call, sites, ct);
        var counted = await EffectivenessQuery.Hours(db, since, until, site).ToListAsync(ct);
        var names = await sites.Names(db.Call, [.. counted.Select(c => c.SiteId).Where(id => id != Guid.Empty).Distinct()], ct);
        var lines = counted.Select(c => (Row: c, Noise: c.Noise())).Select(c => Csv.Line(
            c.Row.HourAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), names.GetValueOrDefault(c.Row.SiteId, ""), c.Row.SiteId == Guid.Empty ? null : c.Row.SiteId.ToString(),
            Number(c.Noise.Reports), Number(c.Noise.Alerts), Number(c.Noise.Notifications), Number(c.Noise.Resolutions), Number(c.Noise.NotificationsPerAlert), Number(c.Noise.ReductionPercent),
            Number(c.Noise.Suppressed), Number(c.Noise.FalseSuppressions)));
        var head = Csv.Line("hour", "site", "siteId", "reports", "alerts", "notifications", "resolutions", "notificationsPerAlert", "reductionPercent", "suppressed", "falseSuppressions");
        return Csv.File(lines.Prepend(head), $"alert-noise-{until:yyyy-MM-dd}.csv");
    }

    private static string? Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);
}
