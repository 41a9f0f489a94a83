using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;
using Platform.Hosting.Http;
using Platform.Hosting.Uploads;

namespace Platform.Devices.Features.Imports;

/// <summary>
/// Takes a table of devices, as separated values or as an Excel workbook, and says what would come of it. Nothing changes before it is applied. The first
/// row names the columns; an encoding, a separator and a mapping are found, and the mapping can be changed.
/// </summary>
internal static class ImportDevices
{
    private const int MostReady = 10;

    public static void Map(IEndpointRouteBuilder imports) => imports.MapPost("", Post)
        .WithName(nameof(ImportDevices)).WithSummary("Send a table of devices").RequirePermission(DevicesPermissions.Write.Name)
        .Accepts<IFormFile>("multipart/form-data", UploadKind.Table.MediaType, UploadKind.Excel.MediaType, "text/plain", "text/tab-separated-values", "application/octet-stream")
        .WithBodyLimit(UploadRules.Tables.MostBytes + ReceivedUpload.FormBytes)
        .WithoutIdempotency(); // sent twice, it waits twice, and changes nothing

    private static async Task<Results<Created<DeviceImportView>, ProblemHttpResult>> Post(
        [FromQuery, Description("The file's name, when the body is the file itself.")] string? name,
        HttpRequest request, DevicesDb db, DeviceImports imports, ReadTable table, PreviewImport preview, CancellationToken ct)
    {
        if (await imports.Known.CountAsync(i => i.State == ImportState.Ready && i.KeepUntil > db.Call.Now, ct) >= MostReady) return Problems.Of(DeviceImportRefusals.TooMany);
        var received = await ReceivedUpload.From(request, UploadRules.Tables, ct);
        if (received.Refusal is { } notTaken) return Problems.Of(notTaken);

        await using var upload = received.Value!;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var read = await table.Read(upload.File, upload.Content, ct);
        if (read.Refusal is { } refusal) return Problems.Of(refusal);
        var import = read.Value!;
        import.Preview = await preview.Of(import, import.Settings, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/v1/device-imports/{import.Id}", DeviceImportView.Of(import));
    }
}
