using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Shows one ticket.</summary>
internal static class GetTicket
{
    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("/{id}", Get)
        .WithName(nameof(GetTicket)).WithSummary("Get a ticket").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Get(string id, TicketsDb db, TicketViews views, CancellationToken ct) =>
        await db.FindTicket(id, ct) is { } ticket ? TypedResults.Ok(await views.Of(ticket, ct)) : Problems.Of(TicketRefusals.NotFound);
}
