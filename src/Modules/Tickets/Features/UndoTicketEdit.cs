using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Makes an edit's tickets what they were before it, as far as the lifecycle goes back. What somebody changed since, stays.</summary>
internal static class UndoTicketEdit
{
    public static Decision<TicketEvent> Decide(Ticket ticket, TicketFacts before, TicketFacts after, DateTimeOffset now)
    {
        var facts = TicketFacts.Of(ticket);
        return facts.Back(before with { Subject = facts.Subject, Description = facts.Description }, after with { Subject = facts.Subject, Description = facts.Description }).Decide(ticket, now);
    }

    public static async Task<Outcome<TicketEditView>> Handle(Guid id, TicketsDb db, Ledger<Ticket, TicketEvent> tickets, TicketEdits edits, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Edits.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } edit) return TicketEditRefusals.NotFound;
        if (edit.UndoneAt is not null) return TicketEditRefusals.Undone;
        if (edit.UndoBy < db.Call.Now) return TicketEditRefusals.TooLate;
        // Of two who undo it at once, one waits here and finds it done.
        if (await db.Edits.Where(e => e.Id == id && e.UndoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.UndoneAt, db.Call.Now), ct) == 0) return TicketEditRefusals.Undone;

        var then = await db.EditedTickets.AsNoTracking().Where(e => e.EditId == id).ToDictionaryAsync(e => e.Ticket, ct);
        var edited = await tickets.Edit([.. then.Keys], ticket => ticket with { }, ticket => Decide(ticket, then[ticket.Key].FactsBefore, then[ticket.Key].FactsAfter, db.Call.Now), ct);
        // Tickets are never deleted: one that is not found is at a site the caller may not see, and half an undo would be worse than none.
        if (edited.Missed) return TicketEditRefusals.NotFound;
        await transaction.CommitAsync(ct);
        await edits.Follow(edited.Changes, ct);
        return TicketEdits.View(edit, edited) with { UndoneAt = db.Call.Now };
    }

    public static void Map(IEndpointRouteBuilder edits) => edits.MapDelete("/{id:guid}", Delete)
        .WithName(nameof(UndoTicketEdit)).WithSummary("Undo a change of many tickets").RequirePermission(TicketsPermissions.Write.Name)
        .RequirePermission(TicketsPermissions.Assign.Name).RequirePermission(TicketsPermissions.Close.Name); // what was changed may have been either

    private static Task<Results<Ok<TicketEditView>, ProblemHttpResult>> Delete(Guid id, TicketsDb db, Ledger<Ticket, TicketEvent> tickets, TicketEdits edits, CancellationToken ct) =>
        Handle(id, db, tickets, edits, ct).Respond();
}
