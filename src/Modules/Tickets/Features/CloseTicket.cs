using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Features;

/// <summary>Ends a resolved ticket: nothing about it changes any more, unless it is reopened.</summary>
internal static class CloseTicket
{
    public static Decision<TicketEvent> Decide(Ticket ticket, DateTimeOffset now) => ticket.RefuseIfMerged() is { } refusal ? refusal
        : ticket.State is TicketState.Closed ? []
        : Lifecycle.Move(ticket, Lifecycle.Closed, now);

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPut("/{id}/closure", Put)
        .WithName(nameof(CloseTicket)).WithSummary("Close a resolved ticket").RequirePermission(TicketsPermissions.Close.Name);

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Put(string id, IfMatch version, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(changes.Change(id, version.Version, Decide, ct), ct);
}
