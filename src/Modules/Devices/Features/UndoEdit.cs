using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>Makes an edit's devices what they were before it. What somebody changed since, stays.</summary>
internal static class UndoEdit
{
    public static Decision<DeviceEvent> Decide(Device device, DeviceFacts? before, DeviceFacts after, DateTimeOffset now)
    {
        var facts = DeviceFacts.Of(device);
        // What the edit began cannot have been before it: it goes out of use.
        return (before is null ? facts with { IsDecommissioned = true } : facts.Back(before, after)).Decide(device, now);
    }

    public static async Task<Outcome<DeviceEditView>> Handle(Guid id, DevicesDb db, Ledger<Device, DeviceEvent> devices, DeviceEdits edits, CancellationToken ct)
    {
        await using var turn = await Topology.TakeTurn(db, ct);
        if (await db.Edits.SingleOrDefaultAsync(e => e.Id == id, ct) is not { } edit) return DeviceEditRefusals.NotFound;
        if (edit.UndoneAt is not null) return DeviceEditRefusals.Undone;
        if (edit.UndoBy < db.Call.Now) return DeviceEditRefusals.TooLate;

        var then = await db.EditedDevices.AsNoTracking().Where(e => e.EditId == id).ToDictionaryAsync(e => e.Device, ct);
        var edited = await devices.Edit([.. then.Keys], device => device with { }, device => Decide(device, then[device.Key].FactsBefore, then[device.Key].FactsAfter, db.Call.Now), ct);
        // Devices are never deleted: one that is not found is at a site the caller may not see, and half an undo would be worse than none.
        if (edited.Missed) return DeviceEditRefusals.NotFound;
        var undone = await db.Edits.Where(e => e.Id == id && e.UndoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.UndoneAt, db.Call.Now), ct);
        if (undone == 0) return DeviceEditRefusals.Undone;
        if (await Topology.HasCircle(db, [.. edited.Changes.Select(c => c.After.Key)], ct)) return DeviceRefusals.CyclicParent;
        await turn.CommitAsync(ct);
        await edits.Follow(edited.Changes, ct);
        return DeviceEdits.View(edit, edited) with { UndoneAt = db.Call.Now };
    }

    public static void Map(IEndpointRouteBuilder edits) => edits.MapDelete("/{id:guid}", Delete)
        .WithName(nameof(UndoEdit)).WithSummary("Undo a change of many devices").RequirePermission(DevicesPermissions.Write.Name);

    private static Task<Results<Ok<DeviceEditView>, ProblemHttpResult>> Delete(Guid id, DevicesDb db, Ledger<Device, DeviceEvent> devices, DeviceEdits edits, CancellationToken ct) =>
        Handle(id, db, devices, edits, ct).Respond();
}
