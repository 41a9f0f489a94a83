using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.Incidents;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features.Incidents;

/// <summary>Two incidents turn out to be one; or not, after all.</summary>
internal static class MergeIncidents
{
    /// <summary>The incident that has its alerts from now on, by id or number.</summary>
    public sealed record MergeIncident([property: Required, StringLength(40, MinimumLength = 1)] string Into);

    public static void Map(IEndpointRouteBuilder incidents)
    {
        incidents.MapPut("/{id}/merge", (string id, IfMatch version, MergeIncident merge, IncidentMerges merges, CancellationToken ct) => merges.Merge(id, version.Version, merge.Into, ct).Respond(IncidentView.Of))
            .WithName(nameof(MergeIncident)).WithSummary("Merge an incident into another");
        incidents.MapDelete("/{id}/merge", (string id, IfMatch version, IncidentMerges merges, CancellationToken ct) => merges.Unmerge(id, version.Version, ct).Respond(IncidentView.Of))
            .WithName("UnmergeIncident").WithSummary("Make an incident that was merged one of its own again");
    }
}
