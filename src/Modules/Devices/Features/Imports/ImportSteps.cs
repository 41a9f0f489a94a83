using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;
using Platform.Hosting.Data;

namespace Platform.Devices.Features.Imports;

/// <summary>Applies an import in steps, a page at a time: first the devices, then, when all are there, through which gateways they report.</summary>
internal sealed class ImportSteps(DevicesDb db, DeviceImports imports, DeviceEdits edits, ImportedDevices devices, ImportedGateways gateways)
{
    /// <summary>Reads again what came before the step where the import stands: what is said twice is refused wherever it is said.</summary>
    public async Task<ImportReading> Begin(Guid id, CancellationToken ct)
    {
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == id, ct);
        var reading = new ImportReading(import.Settings, await imports.Names(ct));
        for (var page = 0; page < Math.Min(import.StepsDone, import.Pages); page++)
            foreach (var row in (await imports.Page(id, page, ct)).Rows) reading.Take(row);
        return reading;
    }

    /// <summary>Takes the next step and answers how much is done. What it changed and that it is done are one commit.</summary>
    public async Task<double> Next(Guid id, ImportReading reading, CancellationToken ct)
    {
        await using var turn = await Topology.TakeTurn(db, ct);
        var import = await imports.Hold(id, ct);
        if (import is not { State: ImportState.Applying }) return 1;
        var isFirstRound = import.StepsDone < import.Pages;
        var rows = (await imports.Page(id, import.StepsDone % import.Pages, ct)).Rows;
        var done = isFirstRound
            ? await devices.Apply(import, [.. rows.Select(reading.Take)], reading.Settings, ct)
            : await gateways.Apply(import, [.. rows.Select(row => ImportLine.Read(row, reading.Settings.Mapping, ImportNames.None))], ct);
        db.ChangeTracker.Clear();
        if (done.Changes.Count > 0) await edits.Keep(await edits.Begin(ct, import.Id), done.Changes, ct);
        Count(import, done);
        if (import.StepsDone == import.Steps)
        {
            (import.State, import.AppliedAt) = (ImportState.Applied, db.Call.Now);
            await db.ImportPages.Where(p => p.ImportId == id).ExecuteDeleteAsync(ct);
        }

        db.Imports.Update(import);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        await edits.Follow(done.Changes, ct);
        return (double)import.StepsDone / import.Steps;
    }

    private static void Count(DeviceImport import, ImportStep done)
    {
        import.StepsDone++;
        import.Created += done.Created;
        import.Changed += done.Changed;
        import.Unchanged += done.Unchanged;
        import.Refused += done.Refused;
        import.Problems = [.. import.Problems, .. done.Problems.Take(ImportPreview.MostProblems - import.Problems.Count)];
    }
}

/// <summary>What a step changed, and what came of its lines.</summary>
internal sealed record ImportStep(IReadOnlyList<Changed<Device>> Changes, int Created, int Changed, int Unchanged, int Refused, IReadOnlyList<ImportProblem> Problems);
