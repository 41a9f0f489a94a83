using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Says what one ticket is to another, or no longer.</summary>
internal static class LinkTickets
{
    private const int Most = 200;

    public sealed record LinkCommand([property: Required] string Ticket, LinkKind Kind = LinkKind.Related);

    public sealed record LinksView(IReadOnlyList<LinkView> Items);

    public sealed record LinkView(
        Guid TicketId, string Number, string Subject, TicketState State, LinkKind Kind, [property: Description("Whether the other ticket is this to ours, rather than ours to it.")] bool IsFromOther, DateTimeOffset MadeAt);

    public static Decision<TicketEvent> Decide(Ticket ticket, Guid other, LinkKind kind, bool isLinked, DateTimeOffset now)
    {
        if (ticket.Key == other) return TicketRefusals.Itself;
        if (isLinked) return [];
        return ticket.LinkCount >= Most ? TicketRefusals.TooManyLinks : new TicketLinked(other, kind, now);
    }

    public static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapGet("/{id}/links", Get).WithName("ListTicketLinks").WithSummary("List what a ticket is linked to").RequirePermission(TicketsPermissions.Read.Name);
        tickets.MapPost("/{id}/links", Post).WithName(nameof(LinkTickets)).WithSummary("Link a ticket to another").RequirePermission(TicketsPermissions.Write.Name);
        tickets.MapDelete("/{id}/links/{otherId}", Delete).WithName("UnlinkTickets").WithSummary("Take the links between two tickets away").RequirePermission(TicketsPermissions.Write.Name);
    }

    // Whoever may not see the other ticket does not see the link either: the join goes through what they may see.
    private static async Task<Results<Ok<LinksView>, ProblemHttpResult>> Get(string id, TicketsDb db, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var own = from link in db.Links where link.TicketId == ticket.Key join other in db.Tickets on link.OtherId equals other.Key select new { link, other, IsFromOther = false };
        var theirs = from link in db.Links where link.OtherId == ticket.Key join other in db.Tickets on link.TicketId equals other.Key select new { link, other, IsFromOther = true };
        var found = (await own.AsNoTracking().ToListAsync(ct)).Concat(await theirs.AsNoTracking().ToListAsync(ct));
        return TypedResults.Ok(new LinksView([.. found.OrderBy(f => f.link.MadeAt).Select(f =>
            new LinkView(f.other.Key, TicketNumber.Of(f.other.Number), f.other.Subject, f.other.State, f.link.Kind, f.IsFromOther, f.link.MadeAt))]));
    }

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Post(
        string id, IfMatch version, LinkCommand command, TicketsDb db, TicketChanges changes, TicketViews views, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } known) return Problems.Of(TicketRefusals.NotFound);
        if (await db.FindTicket(command.Ticket, ct) is not { } other) return Problems.Of(TicketRefusals.UnknownTicket);
        var isLinked = await db.Links.AnyAsync(l => l.TicketId == known.Key && l.OtherId == other.Key && l.Kind == command.Kind, ct);
        return await views.Respond(changes.Change(id, version.Version, (ticket, now) =>
        {
            var decision = Decide(ticket, other.Key, command.Kind, isLinked, now);
            if (!decision.Events.IsEmpty) db.Links.Add(new() { Tenant = db.Tenant, TicketId = ticket.Key, OtherId = other.Key, Kind = command.Kind, MadeAt = now });
            return decision;
        }, ct), ct);
    }

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Delete(
        string id, string otherId, IfMatch version, TicketsDb db, TicketChanges changes, TicketViews views, CancellationToken ct)
    {
        var (own, other) = (await db.IdOf(id, ct), await db.IdOf(otherId, ct));
        var links = await db.Links.AsNoTracking().Where(l => l.TicketId == own && l.OtherId == other).ToListAsync(ct);
        return await views.Respond(changes.Change(id, version.Version, (ticket, now) =>
        {
            db.Links.RemoveRange(links);
            return [.. links.Select(l => new TicketUnlinked(l.OtherId, l.Kind, now))];
        }, ct), ct);
    }
}
