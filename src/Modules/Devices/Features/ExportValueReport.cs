using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Value;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;
using Platform.Hosting.Privacy;

namespace Platform.Devices.Features;

/// <summary>The report of value as a table for spreadsheets: a line for all, for each site and for each type.</summary>
internal static class ExportValueReport
{
    public static void Map(IEndpointRouteBuilder reports) => reports.MapGet("/export", Get)
        .WithName(nameof(ExportValueReport)).WithSummary("Export what devices are worth as CSV").Produces<string>(StatusCodes.Status200OK, "text/csv")
        .RequirePermission(DevicesPermissions.ReadValue.Name).RequireFeature(DevicesFeatures.Value);

    private static async Task<FileContentHttpResult> Get([AsParameters] ValueQuery query, ValueReports reports, CancellationToken ct)
    {
        var report = await reports.Of(query, ct);
        var lines = new List<string>
        {
            Csv.Line("about", "name", "id", "devices", "watchedHours", "downHours", "uptimePercent", "outages", "failures", "hoursBetweenFailures", "meanOutageMinutes", "plannedMaintenanceHours",
                "replacementsWithinYear", "replacementCost", "currency"),
            Line("all", "", null, report.Total),
        };
        lines.AddRange(report.Sites.Select(site => Line("site", site.Name, site.Id, site.Reliability)));
        lines.AddRange(report.Types.Select(type => Line("type", type.Name, type.Id, type.Reliability, report.Replacements.Types.FirstOrDefault(t => t.Id == type.Id))));
        return Csv.File(lines, $"value-{report.To:yyyy-MM-dd}.csv");
    }

    private static string Line(string about, string name, Guid? id, ReliabilityView r, ReplacementType? replacements = null) => Csv.Line(
        about, name, id?.ToString(), Number(r.Devices), Number(r.WatchedHours), Number(r.DownHours), Number(r.UptimePercent), Number(r.Outages), Number(r.Failures),
        Number(r.HoursBetweenFailures), Number(r.MeanOutageMinutes), Number(r.PlannedMaintenanceHours), replacements?.Terms is null ? null : Number(replacements.DueWithinYear),
        replacements?.Cost?.Amount, replacements?.Cost?.Currency);

    private static string? Number(double? value) => value?.ToString(CultureInfo.InvariantCulture);
}
