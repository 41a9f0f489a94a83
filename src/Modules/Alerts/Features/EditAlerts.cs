using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Alerts.Domain.Records;
using Platform.Contracts.Identity;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>The same done to many alerts, each by itself or not at all; the whole can be undone for a week.</summary>
internal static class EditAlerts
{
    public const int Most = 10_000;

    internal enum Verb { Acknowledge, Snooze, Assign, Resolve, Reopen, Close }

    /// <summary>Until goes with <c>snooze</c>, assigneeId with <c>assign</c>.</summary>
    public sealed record AlertEditCommand([property: Required, MinLength(1), MaxLength(Most)] Guid[] Ids, Verb Verb, DateTimeOffset? Until = null, Guid? AssigneeId = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        var edits = api.MapGroup("/alert-edits").WithTags("Alerts").RequirePermission(AlertsPermissions.Write.Name);
        edits.MapPost("", Post).WithName(nameof(EditAlerts)).WithSummary("Do the same to many alerts");
        edits.MapDelete("/{id:guid}", (Guid id, AlertEdits made, CancellationToken ct) => made.Undo(id, ct).Respond()).WithName("UndoAlertEdit").WithSummary("Undo a change of many alerts");
    }

    private static async Task<Results<Ok<AlertEditView>, ProblemHttpResult>> Post(AlertEditCommand command, AlertEdits edits, IPersonDirectory people, Call call, CancellationToken ct)
    {
        if (command.AssigneeId is { } person && !(await people.Find(call.Tenant, [person], ct)).ContainsKey(person)) return Problems.Of(AlertRefusals.UnknownPerson);
        if (command is { Verb: Verb.Snooze, Until: null }) return Problems.Of(AlertRefusals.SnoozedTooLong);
        var (by, now) = (call.Actor.Value, call.Now);
        return TypedResults.Ok(await edits.Make([.. command.Ids.Distinct()], alert => command.Verb switch
        {
            Verb.Acknowledge => AlertDecisions.Acknowledge(alert, by, now),
            Verb.Snooze => AlertDecisions.Snooze(alert, Instant.Truncate(command.Until!.Value), now),
            Verb.Assign => AlertDecisions.Assign(alert, command.AssigneeId, now),
            Verb.Resolve => AlertDecisions.Resolve(alert, by, now),
            Verb.Reopen => AlertDecisions.Reopen(alert, now),
            _ => AlertDecisions.Close(alert, now),
        }, ct));
    }
}
