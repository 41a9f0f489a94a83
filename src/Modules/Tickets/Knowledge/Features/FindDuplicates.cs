using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Features;
using Platform.Tickets.Knowledge.Search;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Finds tickets that are not done and may be about the same thing, so that one of them goes on in the other.</summary>
internal static class FindDuplicates
{
    private const int Most = 5, Looked = 20;

    /// <summary>A ticket that may be the same, and why it is thought so.</summary>
    public sealed record DuplicateTicket(
        Guid Id, string Number, string Subject, TicketStatus Status, PersonRef? Requester, DateTimeOffset OpenedAt, [property: Description("How likely it is, in points of 100.")] int Points,
        [property: Description("What the points are made of.")] IReadOnlyList<LikenessPart> Because, [property: Description("Words both have, the most telling first.")] IReadOnlyList<string> Words);

    public sealed record DuplicateTickets(IReadOnlyList<DuplicateTicket> Items);

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("/{id}/duplicates", Get)
        .WithName(nameof(FindDuplicates)).WithSummary("Find tickets that may be about the same thing").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<Results<Ok<DuplicateTickets>, ProblemHttpResult>> Get(string id, TicketsDb db, TextSearch search, TicketNames names, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        if (ticket.State >= TicketState.Resolved) return TypedResults.Ok(new DuplicateTickets([]));
        var found = (await search.Nearest(Corpus.ActiveTickets, AskedWords.In(ticket.Subject, ticket.Description), 1, Looked, ct)).Where(f => f.Id != ticket.Key).ToDictionary(f => f.Id);

        // The rows have the last word on where a ticket is and how it stands; one that is linked already needs no suggestion.
        var linked = await db.Links.Where(l => l.TicketId == ticket.Key).Select(l => l.OtherId).Union(db.Links.Where(l => l.OtherId == ticket.Key).Select(l => l.TicketId)).ToListAsync(ct);
        var others = await db.Tickets.AsNoTracking().Where(t => found.Keys.Contains(t.Key) && !linked.Contains(t.Key) && t.State < TicketState.Resolved && t.MergedIntoId == null).ToListAsync(ct);
        var alike = others.Select(other => (Other: other, Likeness: Likeness.Of(ticket, other, found[other.Key].Score)))
            .Where(one => one.Likeness.Points >= Likeness.Least).OrderByDescending(one => one.Likeness.Points).ThenBy(one => one.Other.Number).Take(Most).ToList();

        var desk = await names.Desk(db.Tenant, ct);
        var people = await names.People(db.Tenant, alike.Select(one => one.Other.RequesterId), ct);
        return TypedResults.Ok(new DuplicateTickets([.. alike.Select(one => new DuplicateTicket(
            one.Other.Key, TicketNumber.Of(one.Other.Number), one.Other.Subject, desk.StatusNamed(one.Other.Status) ?? new(one.Other.Status, one.Other.Status, one.Other.State), people(one.Other.RequesterId), one.Other.OpenedAt,
            one.Likeness.Points, one.Likeness.Parts, found[one.Other.Key].Matched))]));
    }
}
