using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Incidents;
using Platform.Alerts.Storage;
using Platform.Contracts.Identity;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features.Incidents;

/// <summary>Somebody makes an incident of alerts, leads it, says how it goes, and writes down in the end what was learned.</summary>
internal static class CareForIncident
{
    /// <summary>Without a title it is called as its first alert.</summary>
    public sealed record OpenIncident([property: MaxLength(IncidentDecisions.MostAlertsAtATime)] Guid[] AlertIds, [property: StringLength(IncidentDecisions.LongestTitle, MinimumLength = 1)] string? Title = null);

    public sealed record RenameIncident([property: Required, StringLength(IncidentDecisions.LongestTitle, MinimumLength = 1)] string Title);

    public sealed record AddAlerts([property: Required, MinLength(1), MaxLength(IncidentDecisions.MostAlertsAtATime)] Guid[] AlertIds);

    public sealed record GiveRole(Guid PersonId);

    public sealed record WriteUpdate([property: Required, StringLength(8_000, MinimumLength = 1)] string Text);

    /// <summary>What happened, why, and what is done so that it does not happen again.</summary>
    public sealed record ReviewIncident([property: Required, StringLength(40_000, MinimumLength = 1)] string Summary);

    public static void Map(IEndpointRouteBuilder incidents)
    {
        var write = incidents.MapGroup("").RequirePermission(AlertsPermissions.Write.Name);
        write.MapPost("", (OpenIncident open, IncidentChanges changes, CancellationToken ct) => changes.Open(open.Title, open.AlertIds, null, 0, ct).RespondCreated(IncidentView.Of, view => $"/v1/incidents/{view.Id}"))
            .WithName(nameof(OpenIncident)).WithSummary("Make an incident of alerts");
        write.MapPatch("/{id}", (string id, IfMatch version, RenameIncident rename, IncidentChanges changes, Call call, CancellationToken ct) => changes.Change(id, version.Version, i => IncidentDecisions.Rename(i, rename.Title, call.Now), ct).Respond(IncidentView.Of))
            .WithName(nameof(RenameIncident)).WithSummary("Call an incident something else");
        write.MapPost("/{id}/alerts", (string id, AddAlerts add, IncidentChanges changes, CancellationToken ct) => changes.Add(id, add.AlertIds, isForgiving: false, ct).Respond(IncidentView.Of))
            .WithName("AddIncidentAlerts").WithSummary("Add alerts to an incident");
        write.MapDelete("/{id}/alerts/{alertId:guid}", (string id, Guid alertId, IncidentChanges changes, CancellationToken ct) => changes.Remove(id, alertId, ct).Respond(IncidentView.Of))
            .WithName("RemoveIncidentAlert").WithSummary("Take an alert out of an incident");
        write.MapPut("/{id}/roles/{role}", Give).WithName("GiveIncidentRole").WithSummary("Give somebody a role in an incident");
        write.MapDelete("/{id}/roles/{role}", Leave)
            .WithName("LeaveIncidentRole").WithSummary("Give a role in an incident to nobody");
        write.MapPost("/{id}/updates", (string id, WriteUpdate update, IncidentChanges changes, Call call, CancellationToken ct) => changes.Write(id, null, update.Text, isSummary: false, (i, text) => IncidentDecisions.Update(i, text, call.Now), ct).Respond(IncidentView.Of))
            .WithName("WriteIncidentUpdate").WithSummary("Say how an incident goes");
        write.MapPut("/{id}/mitigation", (string id, IfMatch version, IncidentChanges changes, Call call, CancellationToken ct) => changes.Change(id, version.Version, i => IncidentDecisions.Mitigate(i, call.Now), ct).Respond(IncidentView.Of))
            .WithName("MitigateIncident").WithSummary("Say that an incident does no more harm");
        write.MapPut("/{id}/resolution", (string id, IfMatch version, IncidentChanges changes, Call call, CancellationToken ct) => changes.Change(id, version.Version, i => IncidentDecisions.Resolve(i, call.Now), ct).Respond(IncidentView.Of))
            .WithName("ResolveIncident").WithSummary("Resolve an incident");
        write.MapDelete("/{id}/resolution", (string id, IfMatch version, IncidentChanges changes, Call call, CancellationToken ct) => changes.Change(id, version.Version, i => IncidentDecisions.Reopen(i, call.Now), ct).Respond(IncidentView.Of))
            .WithName("ReopenIncident").WithSummary("Reopen an incident that was mitigated or resolved");
        write.MapPut("/{id}/review", (string id, IfMatch version, ReviewIncident review, IncidentChanges changes, Call call, CancellationToken ct) => changes.Write(id, version.Version, review.Summary, isSummary: true, (i, text) => IncidentDecisions.Review(i, text, call.Now), ct).Respond(IncidentView.Of))
            .WithName(nameof(ReviewIncident)).WithSummary("Write down what was learned from an incident, or put it better");
        write.MapDelete("/{id}/review", (string id, IfMatch version, IncidentChanges changes, Call call, CancellationToken ct) => changes.Change(id, version.Version, i => IncidentDecisions.Unreview(i, call.Now), ct).Respond(IncidentView.Of))
            .WithName("UnreviewIncident").WithSummary("Say that what was learned from an incident is still to be written down");
        MergeIncidents.Map(write);
    }

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> Give(string id, string role, GiveRole to, IfMatch version, AlertsDb db, IncidentChanges changes, IPersonDirectory people, Call call, CancellationToken ct)
    {
        if (await db.FindIncident(id, ct) is null) return Problems.Of(IncidentRefusals.NotFound);
        if (!(await people.Find(call.Tenant, [to.PersonId], ct)).ContainsKey(to.PersonId)) return Problems.Of(IncidentRefusals.UnknownPerson);
        return await changes.Change(id, version.Version, i => IncidentDecisions.Take(i, RoleOf(role), to.PersonId, call.Now), ct).Respond(IncidentView.Of);
    }

    private static Task<Results<Ok<IncidentView>, ProblemHttpResult>> Leave(string id, string role, IfMatch version, IncidentChanges changes, Call call, CancellationToken ct) =>
        changes.Change(id, version.Version, i => IncidentDecisions.Leave(i, RoleOf(role), call.Now), ct).Respond(IncidentView.Of);

    private static IncidentRole RoleOf(string word) => Enum.TryParse<IncidentRole>(word, ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(word[0]) ? role
        : throw new MalformedException("role", "Roles are commander, communications, operations and scribe.");
}
