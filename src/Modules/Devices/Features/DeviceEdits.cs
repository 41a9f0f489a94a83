using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;

namespace Platform.Devices.Features;

/// <summary>What came of an edit: how many devices it changed, which it could not, and until when it can be undone.</summary>
internal sealed record DeviceEditView(
    Guid Id, int Changed, int Unchanged, [property: Description("With the reason, 1000 at most.")] IReadOnlyList<RefusedDevice> Refused, int RefusedCount, DateTimeOffset UndoBy, DateTimeOffset? UndoneAt);

internal sealed record RefusedDevice(Guid DeviceId, string Code, string Message);

/// <summary>A device before and after a change.</summary>
internal sealed record DeviceChange(Device? Before, Device After);

/// <summary>Keeps what edits changed, so that they can be undone.</summary>
internal sealed class DeviceEdits(DevicesDb db, LiveDevices live)
{
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(7);
    private const int MostRefusals = 1_000;

    /// <summary>Begins an edit in the open transaction.</summary>
    public async Task<DeviceEdit> Begin(CancellationToken ct, Guid? import = null)
    {
        var edit = new DeviceEdit { ImportId = import, Tenant = db.Tenant, Id = Guid.CreateVersion7(db.Call.Now), MadeAt = db.Call.Now, UndoBy = db.Call.Now + UndoFor };
        db.Edits.Add(edit);
        await db.SaveChangesAsync(ct);
        return edit;
    }

    public async Task Keep(DeviceEdit edit, IReadOnlyList<DeviceChange> changes, CancellationToken ct)
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
    public Task Follow(IReadOnlyList<DeviceChange> changes, CancellationToken ct) => live.Follow([.. changes.Select(c => (c.After, c.Before))], ct);

    public static (List<DeviceChange> Changes, DeviceEditView View) Tell(
        DeviceEdit edit, IReadOnlyList<Guid> keys, IReadOnlyList<Outcome<Device>> outcomes, IReadOnlyDictionary<Guid, Device> before)
    {
        var changes = new List<DeviceChange>();
        var refused = new List<RefusedDevice>();
        for (var i = 0; i < keys.Count; i++)
            if (outcomes[i].Refusal is { } refusal) refused.Add(new(keys[i], refusal.Code, refusal.Message));
            else if (outcomes[i].Value!.Version != before[keys[i]].Version) changes.Add(new(before[keys[i]], outcomes[i].Value!));
        return (changes, new(edit.Id, changes.Count, keys.Count - changes.Count - refused.Count, [.. refused.Take(MostRefusals)], refused.Count, edit.UndoBy, edit.UndoneAt));
    }
}
