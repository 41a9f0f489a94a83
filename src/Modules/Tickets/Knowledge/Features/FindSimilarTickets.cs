using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Knowledge.Search;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Finds tickets that were about much the same and are done, with what was answered last.</summary>
internal static class FindSimilarTickets
{
    private const int Most = 5, AnswerLength = 500;

    /// <summary>A ticket that is done, and why it is thought to be about the same.</summary>
    public sealed record SimilarTicket(
        Guid Id, string Number, string Subject, TicketState State, DateTimeOffset? ResolvedAt, [property: Description("The last words of ours to the requester, 500 characters at most.")] string? Answer,
        [property: Description("How much of this ticket's words it has, from 0 to 1.")] double Score, [property: Description("Words both have, the most telling first.")] IReadOnlyList<string> Because);

    public sealed record SimilarTickets(IReadOnlyList<SimilarTicket> Items);

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("/{id}/similar", Get)
        .WithName(nameof(FindSimilarTickets)).WithSummary("Find tickets that were about the same").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<Results<Ok<SimilarTickets>, ProblemHttpResult>> Get(string id, TicketsDb db, TextSearch search, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var found = await search.Nearest(Corpus.SolvedTickets, AskedWords.In(ticket.Subject, ticket.Description), 1, Most + 1, ct);
        var near = found.Where(f => f.Id != ticket.Key && f.Score >= SuggestArticles.LeastScore).Take(Most).ToList();
        var ids = near.Select(f => f.Id).ToList();

        // The rows have the last word on where a ticket is and how it stands.
        var tickets = await db.Tickets.AsNoTracking().Where(t => ids.Contains(t.Key) && t.State >= TicketState.Resolved && t.MergedIntoId == null).ToDictionaryAsync(t => t.Key, ct);
        var answers = await db.Messages.AsNoTracking().Where(m => ids.Contains(m.TicketId) && m.Kind == MessageKind.Reply && !m.ByRequester).GroupBy(m => m.TicketId)
            .Select(g => g.OrderByDescending(m => m.SentAt).Select(m => new { m.TicketId, Text = m.Text.Substring(0, AnswerLength) }).First()).ToDictionaryAsync(m => m.TicketId, m => m.Text, ct);
        return TypedResults.Ok(new SimilarTickets([.. near.Where(f => tickets.ContainsKey(f.Id)).Select(f => new SimilarTicket(
            f.Id, TicketNumber.Of(tickets[f.Id].Number), tickets[f.Id].Subject, tickets[f.Id].State, tickets[f.Id].ResolvedAt, answers.GetValueOrDefault(f.Id), Math.Round(f.Score, 3), f.Matched))]));
    }
}
