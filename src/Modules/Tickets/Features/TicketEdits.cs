using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>What came of an edit: how many tickets it changed, which it could not, and until when it can be undone.</summary>
internal sealed record TicketEditView(
    Guid Id, int Changed, int Unchanged, [property: Description("With the reason, 1000 at most.")] IReadOnlyList<RefusedTicket> Refused, int RefusedCount, DateTimeOffset UndoBy, DateTimeOffset? UndoneAt);

internal sealed record RefusedTicket(Guid TicketId, string Code, string Message);

/// <summary>Keeps what edits changed, so that they can be undone.</summary>
internal sealed class TicketEdits(TicketsDb db, LiveTickets live)
{
    /// <summary>Begins an edit in the open transaction.</summary>
    public async Task<TicketEdit> Begin(CancellationToken ct)
    {
        var edit = new TicketEdit { Tenant = db.Tenant, Id = Guid.CreateVersion7(db.Call.Now), MadeBy = db.Call.Actor.Value, MadeAt = db.Call.Now, UndoBy = db.Call.Now + LedgerEdits.UndoFor };
        db.Edits.Add(edit);
        await db.SaveChangesAsync(ct);
        return edit;
    }

    public async Task Keep(TicketEdit edit, IReadOnlyList<Changed<Ticket>> changes, CancellationToken ct)
    {
        if (changes.Count == 0) return;
        var rows = changes.Select(c => EditedTicket.Of(edit.Id, c.Before!, c.After)).ToList();
        await db.Database.ExecuteSqlAsync($"""
            insert into tickets.edited_tickets (tenant, edit_id, ticket, before, after)
            select {db.Tenant.Value}, {edit.Id}, n.ticket, n.before::jsonb, n.after::jsonb
            from unnest({rows.Select(r => r.Ticket).ToArray()}, {rows.Select(r => r.Before).ToArray()}, {rows.Select(r => r.After).ToArray()}) n(ticket, before, after)
            """, ct);
        await db.Edits.Where(e => e.Id == edit.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Changed, rows.Count), ct);
    }

    /// <summary>After the commit.</summary>
    public Task Follow(IReadOnlyList<Changed<Ticket>> changes, CancellationToken ct) => live.Follow([.. changes.Select(c => c.After)], ct);

    public static TicketEditView View(TicketEdit edit, Edited<Ticket> edited) => new(
        edit.Id, edited.Changes.Count, edited.Unchanged, [.. edited.Refused.Take(LedgerEdits.MostRefusals).Select(r => new RefusedTicket(r.Key, r.Refusal.Code, r.Refusal.Message))],
        edited.Refused.Count, edit.UndoBy, edit.UndoneAt);
}
