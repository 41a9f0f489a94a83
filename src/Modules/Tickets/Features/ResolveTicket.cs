using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Features;

/// <summary>Says that what was asked for is done. A ticket that is done already stays so.</summary>
internal static class ResolveTicket
{
    public static Decision<TicketEvent> Decide(Ticket ticket, Desk desk, DateTimeOffset now)
    {
        if (ticket.RefuseIfClosed() is { } refusal) return refusal;
        return ticket.State is TicketState.Resolved ? [] : ChangeStatus.Decide(ticket, Lifecycle.Resolved.Name, desk, now);
    }

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPut("/{id}/resolution", Put)
        .WithName(nameof(ResolveTicket)).WithSummary("Resolve a ticket").RequirePermission(TicketsPermissions.Close.Name);

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Put(
        string id, IfMatch version, Call call, TicketNames names, TicketChanges changes, TicketViews views, CancellationToken ct)
    {
        var desk = await names.Desk(call.Tenant, ct);
        return await views.Respond(changes.Change(id, version.Version, (ticket, now) => Decide(ticket, desk, now), ct), ct);
    }
}
