using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Lets somebody hear of what happens to a ticket, or no longer.</summary>
internal static class WatchTicket
{
    public static Decision<TicketEvent> Decide(Ticket ticket, Guid person, bool watches, DateTimeOffset now)
    {
        if (ticket.Watchers.Contains(person) == watches) return [];
        if (!watches) return new TicketUnwatched(person, now);
        return ticket.Watchers.Length >= Ticket.MostWatchers ? TicketRefusals.TooManyWatchers : new TicketWatched(person, now);
    }

    public static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapPut("/{id}/watchers/{personId:guid}", Put).WithName(nameof(WatchTicket)).WithSummary("Let somebody watch a ticket").RequirePermission(TicketsPermissions.Write.Name);
        tickets.MapDelete("/{id}/watchers/{personId:guid}", Delete).WithName("UnwatchTicket").WithSummary("Let somebody watch a ticket no longer").RequirePermission(TicketsPermissions.Write.Name);
    }

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Put(
        string id, Guid personId, IfMatch version, TicketsDb db, TicketReferences references, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        await references.RefusePeople([personId], ct) is { } unknown
            ? Problems.Of(await db.OrNotFound(id, unknown, ct))
            : await views.Respond(changes.Change(id, version.Version, (ticket, now) => Decide(ticket, personId, true, now), ct), ct);

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Delete(string id, Guid personId, IfMatch version, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(changes.Change(id, version.Version, (ticket, now) => Decide(ticket, personId, false, now), ct), ct);
}
