using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Lists what was said about a ticket, and about those merged into it, in the order it was said.</summary>
internal static class ListMessages
{
    public static readonly Sorts<Message> Orders = Sorts<Message>.By("sentAt", m => m.SentAt, m => m.Id);

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("/{id}/messages", Get)
        .WithName(nameof(ListMessages)).WithSummary("List the messages of a ticket").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<Results<Ok<Page<MessageView>>, ProblemHttpResult>> Get(
        string id, [AsParameters] ListQuery list, TicketsDb db, Conversations conversations, TicketNames names, Cursors cursors, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var outcome = await (await conversations.Of(ticket.Key, ct)).ToPage(list, Orders, cursors, m => m, ct);
        if (outcome.Value is not { } page) return Problems.Of(outcome.Refusal!);
        return TypedResults.Ok(page.Show(await Task.WhenAll(page.Items.Select(m => names.View(m, ticket.Key, ct)))));
    }
}
