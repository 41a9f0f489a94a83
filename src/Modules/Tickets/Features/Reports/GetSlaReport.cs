using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;

namespace Platform.Tickets.Features.Reports;

/// <summary>Shows how promises were kept, by team, site or customer.</summary>
internal static class GetSlaReport
{
    private const int MostGroups = 200;

    public static void Map(IEndpointRouteBuilder reports) => reports.MapGet("", Get)
        .WithName(nameof(GetSlaReport)).WithSummary("Report how promises were kept").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<Results<Ok<SlaReportView>, ProblemHttpResult>> Get([AsParameters] SlaReportQuery query, SlaReports reports, CancellationToken ct)
    {
        var outcome = await reports.Of(query, MostGroups, ct);
        return outcome.Value is { } report ? TypedResults.Ok(report) : Problems.Of(outcome.Refusal!);
    }
}
