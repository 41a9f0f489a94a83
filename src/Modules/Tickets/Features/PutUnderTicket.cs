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

/// <summary>Makes a ticket a part of another, or one of its own again; a ticket shows how its parts stand.</summary>
internal static class PutUnderTicket
{
    public sealed record ParentCommand([property: Required] string Parent);

    /// <summary>How the parts of a ticket stand: those directly under it, and how many of all under it are in which state.</summary>
    public sealed record PartsView(IReadOnlyList<PartView> Items, int Total, int Active, IReadOnlyDictionary<TicketState, int> States);

    public sealed record PartView(Guid Id, string Number, string Subject, TicketStatus Status, TicketPriority Priority, PersonRef? Assignee, DateTimeOffset? DueBy);

    public static Decision<TicketEvent> Decide(Ticket ticket, Guid? parent, DateTimeOffset now)
    {
        if (ticket.RefuseIfMerged() is { } refusal) return refusal;
        return ticket.ParentId == parent ? [] : new TicketParentChanged(parent, now);
    }

    public static async Task<Outcome<Ticket>> Handle(string id, int? version, string parentId, TicketsDb db, TicketChanges changes, CancellationToken ct)
    {
        await using var turn = await db.TakeTurn(ct);
        if (await db.FindTicket(id, ct) is not { } ticket) return TicketRefusals.NotFound;
        var parent = await TicketTree.Above(db, parentId, ct);
        if (parent.Refusal is { } refusal) return refusal;
        if (parent.Value == ticket.Key) return TicketRefusals.Itself;
        var above = await TicketTree.AndAbove(db, parent.Value!.Value, ct);
        if (above.Contains(ticket.Key)) return TicketRefusals.CyclicParent;
        if (above.Count + 1 + await TicketTree.DepthBelow(db, ticket.Key, ct) > TicketTree.Deepest) return TicketRefusals.TooDeep;
        var outcome = await changes.Change(id, version, (t, now) => Decide(t, parent.Value, now), ct);
        if (outcome.Value is { } changed) await changes.Conclude([changed], ct);
        return outcome;
    }

    public static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapGet("/{id}/parts", Get).WithName("ListTicketParts").WithSummary("List the parts of a ticket and how they stand").RequirePermission(TicketsPermissions.Read.Name);
        tickets.MapPut("/{id}/parent", Put).WithName(nameof(PutUnderTicket)).WithSummary("Make a ticket a part of another").RequirePermission(TicketsPermissions.Write.Name);
        tickets.MapDelete("/{id}/parent", Delete).WithName("TakeFromUnderTicket").WithSummary("Make a ticket one of its own again").RequirePermission(TicketsPermissions.Write.Name);
    }

    private static async Task<Results<Ok<PartsView>, ProblemHttpResult>> Get(string id, TicketsDb db, TicketNames names, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        var (parts, level, all) = (new List<Ticket>(), new List<Guid> { ticket.Key }, new List<TicketState>());
        for (var depth = 0; level.Count > 0 && depth < TicketTree.Deepest; depth++)
        {
            var below = await db.Tickets.AsNoTracking().Where(t => t.ParentId != null && level.Contains(t.ParentId.Value)).OrderBy(t => t.Number).ToListAsync(ct);
            if (depth == 0) parts = below;
            all.AddRange(below.Select(t => t.State));
            level = below.ConvertAll(t => t.Key);
        }

        var desk = await names.Desk(db.Tenant, ct);
        var items = await Task.WhenAll(parts.Select(async t => new PartView(
            t.Key, TicketNumber.Of(t.Number), t.Subject, desk.StatusNamed(t.Status) ?? new(t.Status, t.Status, t.State), t.Priority, await names.Person(db.Tenant, t.AssigneeId, ct), t.DueBy)));
        return TypedResults.Ok(new PartsView(items, all.Count, all.Count(s => s.IsActive()), all.CountBy(s => s).ToDictionary()));
    }

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Put(
        string id, IfMatch version, ParentCommand command, TicketsDb db, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(Handle(id, version.Version, command.Parent, db, changes, ct), ct);

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Delete(string id, IfMatch version, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(changes.Change(id, version.Version, (ticket, now) => Decide(ticket, null, now), ct), ct);
}
