using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Requests;

/// <summary>Whoever asked says that nothing is left to do. Nobody has to fill in for them what the desk wants to know of a ticket before it resolves one.</summary>
internal static class CloseRequest
{
    public static Decision<TicketEvent> Decide(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.RefuseIfMerged() is { } refusal) return refusal;
        return ticket.State.IsActive() ? [new TicketResolved(Lifecycle.Resolved.Name, now), new TicketClosed(Lifecycle.Closed.Name, now)] : CloseTicket.Decide(ticket, now);
    }

    public static void Map(IEndpointRouteBuilder requests) => requests.MapPut("/{id}/closure", Put)
        .WithName(nameof(CloseRequest)).WithSummary("Say that nothing is left to do about what one asked for").RequirePermission(TicketsPermissions.Request.Name);

    private static async Task<Results<Ok<RequestView>, ProblemHttpResult>> Put(string id, IfMatch version, TicketsDb db, TicketNames names, TicketChanges changes, CancellationToken ct)
    {
        if (await OwnRequests.Find(id, db, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var desk = await names.Desk(db.Tenant, ct);
        return await changes.Change(ticket.Key.ToString(), version.Version, Decide, ct).Respond(closed => RequestView.Of(closed, desk));
    }
}
