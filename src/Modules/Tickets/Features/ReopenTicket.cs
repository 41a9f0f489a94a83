using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Features;

/// <summary>Takes a resolved or closed ticket up again.</summary>
internal static class ReopenTicket
{
    public static Decision<TicketEvent> Decide(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.RefuseIfMerged() is { } refusal) return refusal;
        return ticket.State.IsActive() ? TicketRefusals.NotDone : new TicketReopened(Lifecycle.Open.Name, TicketState.Open, now);
    }

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapDelete("/{id}/resolution", Delete)
        .WithName(nameof(ReopenTicket)).WithSummary("Reopen a resolved or closed ticket").RequirePermission(TicketsPermissions.Close.Name);

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Delete(string id, IfMatch version, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(changes.Change(id, version.Version, Decide, ct), ct);
}
