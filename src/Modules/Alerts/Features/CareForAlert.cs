using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.Domain.Records;
using Platform.Contracts.Identity;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>Somebody takes care of an alert: acknowledges it, puts it off, assigns it, resolves, reopens and closes it.</summary>
internal static class CareForAlert
{
    public sealed record Snooze(DateTimeOffset Until);

    /// <summary>Nobody, when there is no id.</summary>
    public sealed record Assignee(Guid? AssigneeId);

    public static void Map(IEndpointRouteBuilder alerts)
    {
        var write = alerts.MapGroup("/{id}").RequirePermission(AlertsPermissions.Write.Name);
        write.MapPut("/acknowledgement", (string id, IfMatch version, AlertChanges changes, Call call, CancellationToken ct) => Respond(changes.Change(id, version.Version, a => AlertDecisions.Acknowledge(a, call.Actor.Value, call.Now), ct)))
            .WithName("AcknowledgeAlert").WithSummary("Acknowledge an alert: it is not told of again while it goes on");
        write.MapDelete("/acknowledgement", (string id, IfMatch version, AlertChanges changes, Call call, CancellationToken ct) => Respond(changes.Change(id, version.Version, a => AlertDecisions.Unacknowledge(a, call.Now), ct)))
            .WithName("UnacknowledgeAlert").WithSummary("Take an acknowledgement back");
        write.MapPut("/snooze", (string id, IfMatch version, Snooze snooze, AlertChanges changes, Call call, CancellationToken ct) => Respond(changes.Change(id, version.Version, a => AlertDecisions.Snooze(a, Instant.Truncate(snooze.Until), call.Now), ct)))
            .WithName("SnoozeAlert").WithSummary("Put an alert off until a time, when it is told of anew");
        write.MapDelete("/snooze", (string id, IfMatch version, AlertChanges changes, Call call, CancellationToken ct) => Respond(changes.Change(id, version.Version, a => AlertDecisions.Wake(a, call.Now), ct)))
            .WithName("WakeAlert").WithSummary("Put an alert off no longer");
        write.MapPut("/assignee", Assign).WithName("AssignAlert").WithSummary("Assign an alert to somebody, or to nobody");
        write.MapPut("/resolution", (string id, IfMatch version, AlertChanges changes, Call call, CancellationToken ct) => Respond(changes.Change(id, version.Version, a => AlertDecisions.Resolve(a, call.Actor.Value, call.Now), ct)))
            .WithName("ResolveAlert").WithSummary("Resolve an alert, whatever its source says, until that has ended and begun again");
        write.MapDelete("/resolution", (string id, IfMatch version, AlertChanges changes, Call call, CancellationToken ct) => Respond(changes.Change(id, version.Version, a => AlertDecisions.Reopen(a, call.Now), ct)))
            .WithName("ReopenAlert").WithSummary("Reopen an alert");
        write.MapPut("/closure", (string id, IfMatch version, AlertChanges changes, Call call, CancellationToken ct) => Respond(changes.Change(id, version.Version, a => AlertDecisions.Close(a, call.Now), ct)))
            .WithName("CloseAlert").WithSummary("Close an alert that is over");
    }

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> Assign(string id, IfMatch version, Assignee to, AlertChanges changes, IPersonDirectory people, Call call, CancellationToken ct)
    {
        if (to.AssigneeId is { } person && !(await people.Find(call.Tenant, [person], ct)).ContainsKey(person)) return Problems.Of(AlertRefusals.UnknownPerson);
        return await Respond(changes.Change(id, version.Version, a => AlertDecisions.Assign(a, to.AssigneeId, call.Now), ct));
    }

    private static Task<Results<Ok<AlertView>, ProblemHttpResult>> Respond(Task<Outcome<Alert>> pending) => pending.Respond(AlertView.Of);
}
