using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;

namespace Platform.Devices.Features.Imports;

/// <summary>Undoes an import in steps, the last of its parts first.</summary>
internal sealed class ImportUndoing(DevicesDb db, Ledger<Device, DeviceEvent> devices, DeviceEdits edits)
{
    /// <summary>Undoes the next part and answers how much is done.</summary>
    public async Task<double> Next(Guid id, CancellationToken ct)
    {
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id, ct);
        if (import.State is not ImportState.Undoing) return 1;
        var parts = await db.Edits.AsNoTracking().Where(e => e.ImportId == id).OrderByDescending(e => e.Id).ToListAsync(ct);
        if (parts.Find(p => p.UndoneAt is null) is not { } part)
        {
            await Become(id, ImportState.Undone, import.Steps, db.Call.Now, ct);
            return 1;
        }

        var outcome = await UndoEdit.Handle(part.Id, db, devices, edits, ct);
        if (outcome.Refusal is { } refusal && refusal != DeviceEditRefusals.Undone)
        {
            await Become(id, ImportState.Applied, import.Steps, null, ct);
            throw new JobFailedException($"The import is not undone as a whole: {refusal.Message}") { Final = true };
        }

        var done = (double)(parts.Count(p => p.UndoneAt is not null) + 1) / (parts.Count + 1);
        await Become(id, ImportState.Undoing, (int)(done * import.Steps), null, ct);
        return done;
    }

    private Task<int> Become(Guid id, ImportState state, int stepsDone, DateTimeOffset? undoneAt, CancellationToken ct) => db.Imports.Where(i => i.Id == id && i.State == ImportState.Undoing)
        .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, state).SetProperty(i => i.StepsDone, stepsDone).SetProperty(i => i.UndoneAt, undoneAt), ct);
}
