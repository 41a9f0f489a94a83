using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;

namespace Platform.Alerts.Features;

/// <summary>What came of an edit: how many alerts it changed, which it could not, and until when it can be undone.</summary>
internal sealed record AlertEditView(
    Guid Id, int Changed, int Unchanged, [property: Description("With the reason, 1000 at most.")] IReadOnlyList<RefusedAlert> Refused, int RefusedCount, DateTimeOffset UndoBy, DateTimeOffset? UndoneAt);

/// <summary>One alert that stayed as it was, and why.</summary>
internal sealed record RefusedAlert(Guid AlertId, string Code, string Message);

/// <summary>Keeps what edits changed, so that they can be undone.</summary>
internal sealed class AlertEdits(AlertsDb db, Ledger<Alert, AlertEvent> alerts, AlertChanges changes)
{
    public async Task<AlertEditView> Make(IReadOnlyList<Guid> keys, Func<Alert, Decision<AlertEvent>> decide, CancellationToken ct)
    {
        var edit = new AlertEdit { Tenant = db.Tenant, Id = Guid.CreateVersion7(db.Call.Now), MadeBy = db.Call.Actor.Value, MadeAt = db.Call.Now, UndoBy = db.Call.Now + LedgerEdits.UndoFor };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Edits.Add(edit);
        await db.SaveChangesAsync(ct);
        var edited = await alerts.Edit(keys, alert => alert with { }, decide, ct);
        await Keep(edit, edited.Changes, ct);
        await transaction.CommitAsync(ct);
        await changes.Tell([.. edited.Changes.Select(c => c.After)], ct);
        return View(edit, edited);
    }

    public async Task<Outcome<AlertEditView>> Undo(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Edits.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } edit) return AlertEditRefusals.NotFound;
        if (edit.UndoneAt is not null) return AlertEditRefusals.Undone;
        if (edit.UndoBy < db.Call.Now) return AlertEditRefusals.TooLate;
        // Of two who undo it at once, one waits here and finds it done.
        if (await db.Edits.Where(e => e.Id == id && e.UndoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.UndoneAt, db.Call.Now), ct) == 0) return AlertEditRefusals.Undone;

        var then = await db.EditedAlerts.AsNoTracking().Where(e => e.EditId == id).ToDictionaryAsync(e => e.Alert, ct);
        var edited = await alerts.Edit([.. then.Keys], alert => alert with { }, alert => Care.Undo(alert, then[alert.Key].CareBefore, then[alert.Key].CareAfter, db.Call.Actor.Value, db.Call.Now), ct);
        // Alerts are never deleted: one that is not found is at a site the caller may not see, and half an undo would be worse than none.
        if (edited.Missed) return AlertEditRefusals.NotFound;
        await transaction.CommitAsync(ct);
        await changes.Tell([.. edited.Changes.Select(c => c.After)], ct);
        return View(edit, edited) with { UndoneAt = db.Call.Now };
    }

    private async Task Keep(AlertEdit edit, IReadOnlyList<Changed<Alert>> changed, CancellationToken ct)
    {
        if (changed.Count == 0) return;
        var rows = changed.Select(c => EditedAlert.Of(edit.Id, c.Before!, c.After)).ToList();
        await db.Database.ExecuteSqlAsync($"""
            insert into alerts.edited_alerts (tenant, edit_id, alert, before, after)
            select {db.Tenant.Value}, {edit.Id}, n.alert, n.before::jsonb, n.after::jsonb
            from unnest({rows.Select(r => r.Alert).ToArray()}, {rows.Select(r => r.Before).ToArray()}, {rows.Select(r => r.After).ToArray()}) n(alert, before, after)
            """, ct);
        await db.Edits.Where(e => e.Id == edit.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Changed, rows.Count), ct);
    }

    private static AlertEditView View(AlertEdit edit, Edited<Alert> edited) => new(
        edit.Id, edited.Changes.Count, edited.Unchanged, [.. edited.Refused.Take(LedgerEdits.MostRefusals).Select(r => new RefusedAlert(r.Key, r.Refusal.Code, r.Refusal.Message))],
        edited.Refused.Count, edit.UndoBy, edit.UndoneAt);
}
