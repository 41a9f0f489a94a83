using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features.Imports;

/// <summary>Shows imports: those that wait to be applied, those under way, and those that can be undone.</summary>
internal static class GetDeviceImport
{
    private static readonly Sorts<DeviceImport> Orders = Sorts<DeviceImport>.By("-madeAt", i => i.MadeAt, i => i.Id);

    public static void Map(IEndpointRouteBuilder imports)
    {
        imports.MapGet("/{id:guid}", Get).WithName(nameof(GetDeviceImport)).WithSummary("Get an import of devices").RequirePermission(DevicesPermissions.Write.Name);
        imports.MapGet("", List).WithName("ListDeviceImports").WithSummary("List imports of devices").RequirePermission(DevicesPermissions.Write.Name);
    }

    private static async Task<Results<Ok<DeviceImportView>, ProblemHttpResult>> Get(Guid id, DeviceImports imports, CancellationToken ct) =>
        await imports.Find(id, ct) is { } import ? TypedResults.Ok(DeviceImportView.Of(import)) : Problems.Of(DeviceImportRefusals.NotFound);

    private static Task<Results<Ok<Page<DeviceImportSummary>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery list, DeviceImports imports, Call call, Cursors cursors, CancellationToken ct) =>
        imports.Known.AsNoTracking().Where(i => i.KeepUntil > call.Now).ToPage(list, Orders, cursors, DeviceImportSummary.Of, ct).Respond();
}
