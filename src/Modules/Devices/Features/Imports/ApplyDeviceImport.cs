using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Jobs;

namespace Platform.Devices.Features.Imports;

/// <summary>
/// Makes devices of an import, or takes that back within a week. Either is a job: the import says how far it is. Lines with problems are left out and
/// told; what somebody changed since, stays when it is undone.
/// </summary>
internal static class ApplyDeviceImport
{
    public static void Map(IEndpointRouteBuilder imports)
    {
        imports.MapPut("/{id:guid}/application", Put).WithName(nameof(ApplyDeviceImport)).WithSummary("Apply an import of devices").RequirePermission(DevicesPermissions.Write.Name);
        imports.MapDelete("/{id:guid}/application", Delete).WithName("UndoDeviceImport").WithSummary("Undo an import of devices").RequirePermission(DevicesPermissions.Write.Name);
    }

    private static Task<Results<Accepted<DeviceImportView>, ProblemHttpResult>> Put(Guid id, DevicesDb db, DeviceImports imports, IJobs jobs, CancellationToken ct) =>
        Start<ApplyImport>(id, ImportState.Applying, import => import.State switch
        {
            ImportState.Ready when import.Settings.Mapping is { Name: null, Serial: null, Number: null } => DeviceImportRefusals.Unmapped,
            ImportState.Ready when import.KeepUntil <= db.Call.Now => DeviceImportRefusals.NotFound,
            ImportState.Undoing or ImportState.Undone => DeviceImportRefusals.Undone,
            _ => null,
        }, ImportState.Ready, db, imports, jobs, ct);

    private static Task<Results<Accepted<DeviceImportView>, ProblemHttpResult>> Delete(Guid id, DevicesDb db, DeviceImports imports, IJobs jobs, CancellationToken ct) =>
        Start<UndoImport>(id, ImportState.Undoing, import => import.State switch
        {
            ImportState.Ready or ImportState.Applying => DeviceImportRefusals.NotApplied,
            ImportState.Applied when import.KeepUntil <= db.Call.Now => DeviceEditRefusals.TooLate,
            _ => null,
        }, ImportState.Applied, db, imports, jobs, ct);

    private static async Task<Results<Accepted<DeviceImportView>, ProblemHttpResult>> Start<TJob>(
        Guid id, ImportState into, Func<DeviceImport, Refusal?> refuse, ImportState from, DevicesDb db, DeviceImports imports, IJobs jobs, CancellationToken ct) where TJob : IJob<ImportRun>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await imports.Hold(id, ct) is not { } import) return Problems.Of(DeviceImportRefusals.NotFound);
        if (refuse(import) is { } refusal) return Problems.Of(refusal);
        if (import.State == from)
        {
            import.State = into;
            import.StepsDone = 0;
            if (into is ImportState.Applying) import.KeepUntil = db.Call.Now + LedgerEdits.UndoFor;
            await db.SaveChangesAsync(ct);
            await jobs.Enqueue(db, TJob.Kind, ImportRun.Of(id, db.Call), new() { Key = id.ToString() }, ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Accepted($"/v1/device-imports/{id}", DeviceImportView.Of(import));
    }
}
