using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Value;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;

namespace Platform.Devices.Features;

/// <summary>Reports how reliable devices were, what acting on warnings saved, and what replacing devices will cost.</summary>
internal static class GetValueReport
{
    public static void Map(IEndpointRouteBuilder reports) => reports.MapGet("", Get)
        .WithName(nameof(GetValueReport)).WithSummary("Report what devices are worth").RequirePermission(DevicesPermissions.ReadValue.Name).RequireFeature(DevicesFeatures.Value);

    private static async Task<Ok<ValueReportView>> Get([AsParameters] ValueQuery query, ValueReports reports, CancellationToken ct) => TypedResults.Ok(await reports.Of(query, ct));
}
