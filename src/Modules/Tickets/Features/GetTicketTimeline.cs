using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>What happened to a ticket, latest first.</summary>
internal static class GetTicketTimeline
{
    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("/{id}/timeline", Get)
        .WithName(nameof(GetTicketTimeline)).WithSummary("Get what happened to a ticket").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<Results<Ok<TimelineView>, ProblemHttpResult>> Get(string id, TicketsDb db, Timelines timelines, CancellationToken ct) =>
        await db.FindTicket(id, ct) is { } ticket ? TypedResults.Ok(await timelines.Of(db, Ticket.Kind, ticket.Key, ct)) : Problems.Of(TicketRefusals.NotFound);
}
