using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Gives a ticket to a team, to somebody, or to nobody.</summary>
internal static class AssignTicket
{
    /// <summary>Both say who answers from now on; null is nobody.</summary>
    public sealed record AssignmentCommand(Guid? TeamId = null, Guid? AssigneeId = null);

    public static Decision<TicketEvent> Decide(Ticket ticket, AssignmentCommand command, DateTimeOffset now)
    {
        if (ticket.RefuseIfClosed() is { } refusal) return refusal;
        return (ticket.TeamId, ticket.AssigneeId) == (command.TeamId, command.AssigneeId) ? [] : new TicketAssigned(command.TeamId, command.AssigneeId, now);
    }

    public static async Task<Outcome<Ticket>> Handle(string id, int? version, AssignmentCommand command, TicketsDb db, TicketReferences references, TicketChanges changes, CancellationToken ct) =>
        await references.RefuseAssignment(command.TeamId, command.AssigneeId, ct) is { } refusal
            ? await db.OrNotFound(id, refusal, ct)
            : await changes.Change(id, version, (ticket, now) => Decide(ticket, command, now), ct);

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPut("/{id}/assignment", Put)
        .WithName(nameof(AssignTicket)).WithSummary("Assign a ticket").RequirePermission(TicketsPermissions.Assign.Name);

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Put(
        string id, IfMatch version, AssignmentCommand command, TicketsDb db, TicketReferences references, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(Handle(id, version.Version, command, db, references, changes, ct), ct);
}
