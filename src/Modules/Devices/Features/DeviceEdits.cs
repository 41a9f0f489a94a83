using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;

namespace Platform.Devices.Features;

/// <summary>What came of an edit: how many devices it changed, which it could not, and until when it can be undone.</summary>
internal sealed record DeviceEditView(
    Guid Id, int Changed, int Unchanged, [property: Description("With the reason, 1000 at most.")] IReadOnlyList<RefusedDevice> Refused, int RefusedCount, DateTimeOffset UndoBy, DateTimeOffset? UndoneAt);

internal sealed record RefusedDevice(Guid DeviceId, string Code, string Message);

/// <summary>Keeps what edits changed, so that they can be undone.</summary>
internal sealed class DeviceEdits(DevicesDb db, LiveDevices live)
{
    /// <summary>Begins an edit in the open transaction.</summary>
    public async Task<DeviceEdit> Begin(CancellationToken ct, Guid? import = null)
    {
        var edit = new DeviceEdit { ImportId = import, Tenant = db.Tenant, Id = Guid.CreateVersion7(db.Call.Now), MadeAt = db.Call.Now, UndoBy = db.Call.Now + LedgerEdits.UndoFor };
        db.Edits.Add(edit);
        await db.SaveChangesAsync(ct);
        return edit;
    }

    public async Task Keep(DeviceEdit edit, IReadOnlyList<Changed<Device>> changes, CancellationToken ct)
    {
        var rows = changes.Select(c => EditedDevice.Of(edit.Id, c.Before is null ? null : DeviceFacts.Of(c.Before), c.After)).ToList();
        if (rows.Count == 0) return;
        await db.Database.ExecuteSqlAsync($"""
            insert into devices.edited_devices (tenant, edit_id, device, before, after)
            select {db.Tenant.Value}, {edit.Id}, n.device, n.before::jsonb, n.after::jsonb
            from unnest({rows.Select(r => r.Device).ToArray()}, {rows.Select(r => r.Before).ToArray()}, {rows.Select(r => r.After).ToArray()}) n(device, before, after)
            """, ct);
        await db.Edits.Where(e => e.Id == edit.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Changed, e => e.Changed + rows.Count), ct);
    }

    /// <summary>After the commit.</summary>
    public Task Follow(IReadOnlyList<Changed<Device>> changes, CancellationToken ct) => live.Follow([.. changes.Select(c => (c.After, c.Before))], ct);

    public static DeviceEditView View(DeviceEdit edit, Edited<Device> edited) => new(
        edit.Id, edited.Changes.Count, edited.Unchanged, [.. edited.Refused.Take(LedgerEdits.MostRefusals).Select(r => new RefusedDevice(r.Key, r.Refusal.Code, r.Refusal.Message))],
        edited.Refused.Count, edit.UndoBy, edit.UndoneAt);
}
