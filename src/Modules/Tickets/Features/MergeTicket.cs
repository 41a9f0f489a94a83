using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>
/// Lets a ticket go on as part of another one, which shows its messages as its own. A ticket is merged into one that is not merged itself, so no merge
/// closes a circle. It can be undone for a week.
/// </summary>
internal static class MergeTicket
{
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(7);

    public sealed record MergeCommand([property: Required] string Into);

    public static Decision<TicketEvent> Decide(Ticket ticket, Ticket into, DateTimeOffset now)
    {
        if (ticket.Key == into.Key) return TicketRefusals.Itself;
        if (ticket.MergedIntoId == into.Key) return [];
        if ((ticket.RefuseIfMerged() ?? RefuseTarget(into)) is { } refusal) return refusal;
        return new TicketMerged(into.Key, Lifecycle.Closed.Name, now);
    }

    public static Decision<TicketEvent> DecideUndo(Ticket ticket, DateTimeOffset now) =>
        ticket.MergedAt is not { } mergedAt ? TicketRefusals.NotMerged : now - mergedAt > UndoFor ? TicketRefusals.UnmergeTooLate : new TicketUnmerged(now);

    public static async Task<Outcome<Ticket>> Handle(string id, int? version, string intoId, TicketsDb db, TicketChanges changes, CancellationToken ct)
    {
        await using var turn = await db.TakeTurn(ct);
        if (await db.FindTicket(intoId, ct) is not { } into) return await db.OrNotFound(id, TicketRefusals.UnknownTicket, ct);
        var isNew = false;
        var merged = await changes.Change(id, version, (ticket, now) =>
        {
            var decision = Decide(ticket, into, now);
            isNew = !decision.Events.IsEmpty;
            return decision;
        }, ct);
        if (merged.Value is not { } ticket || !isNew) return merged;
        var absorbed = await changes.Change(into.Key.ToString(), null, (target, now) => RefuseTarget(target) is { } refusal ? refusal : new TicketAbsorbed(ticket.Key, now), ct);
        if (absorbed.Value is not { } target) return absorbed;
        await changes.Conclude([ticket, target], ct);
        return ticket;
    }

    public static async Task<Outcome<Ticket>> Undo(string id, int? version, TicketsDb db, TicketChanges changes, CancellationToken ct)
    {
        await using var turn = await db.TakeTurn(ct);
        Guid? into = null;
        var undone = await changes.Change(id, version, (ticket, now) =>
        {
            into = ticket.MergedIntoId;
            return DecideUndo(ticket, now);
        }, ct);
        if (undone.Value is not { } ticket) return undone;
        var released = await changes.Change(into!.Value.ToString(), null, (_, now) => new TicketReleased(ticket.Key, now), ct);
        if (released.Value is not { } target) return released;
        await changes.Conclude([ticket, target], ct);
        return ticket;
    }

    public static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapPut("/{id}/merge", Put).WithName(nameof(MergeTicket)).WithSummary("Merge a ticket into another").RequirePermission(TicketsPermissions.Close.Name);
        tickets.MapDelete("/{id}/merge", Delete).WithName("UnmergeTicket").WithSummary("Undo the merge of a ticket").RequirePermission(TicketsPermissions.Close.Name);
    }

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Put(
        string id, IfMatch version, MergeCommand command, TicketsDb db, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(Handle(id, version.Version, command.Into, db, changes, ct), ct);

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Delete(string id, IfMatch version, TicketsDb db, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(Undo(id, version.Version, db, changes, ct), ct);

    private static Refusal? RefuseTarget(Ticket into) =>
        into.RefuseIfMerged() is not null ? TicketRefusals.TargetMerged : into.State is TicketState.Closed ? TicketRefusals.TargetClosed : null;
}
