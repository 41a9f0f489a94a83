using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Json;
using Platform.Hosting.Privacy;

namespace Platform.Tickets.Features.Reports;

/// <summary>The report of promises as a table for spreadsheets: a line for each kind of clock of all tickets, and of each team, site or customer.</summary>
internal static class ExportSlaReport
{
    public static void Map(IEndpointRouteBuilder reports) => reports.MapGet("/export", Get)
        .WithName(nameof(ExportSlaReport)).WithSummary("Export how promises were kept as CSV").Produces<string>(StatusCodes.Status200OK, "text/csv").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get([AsParameters] SlaReportQuery query, SlaReports reports, CancellationToken ct)
    {
        var outcome = await reports.Of(query, int.MaxValue, ct);
        if (outcome.Value is not { } report) return Problems.Of(outcome.Refusal!);
        var by = EnumWord.Of(report.By);
        var lines = Lines("all", report.All).Concat(report.Groups.SelectMany(group => Lines(by, group)))
            .Prepend(Csv.Line("about", "name", "id", "clock", "kept", "breached", "keptShare", "medianMinutes", "nineOfTenMinutes"));
        return Csv.File(lines, $"sla-{report.From:yyyy-MM-dd}-{report.To:yyyy-MM-dd}.csv");
    }

    private static IEnumerable<string> Lines(string about, SlaFigures of) => of.Clocks.Select(clock => Csv.Line(
        about, of.Name, of.Key, EnumWord.Of(clock.Kind), Number(clock.Kept), Number(clock.Breached), Number(clock.KeptShare), Number(clock.Median?.TotalMinutes), Number(clock.NineOfTen?.TotalMinutes)));

    private static string? Number(double? value) => value is { } known ? Math.Round(known, 4).ToString(CultureInfo.InvariantCulture) : null;
}
