using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features.Imports;

/// <summary>Says anew from which columns the fields are taken, and what new devices are when their lines do not say; answers what would come of it then.</summary>
internal static class ChangeDeviceImport
{
    /// <summary>What is left out stays; the mapping is replaced as a whole.</summary>
    public sealed record Command
    {
        public ImportMapping? Mapping { get; init; }

        /// <summary>By id or number; null takes it away.</summary>
        public string? SiteId { get; init { field = value; HasSite = true; } }

        /// <summary>Null takes it away.</summary>
        public Guid? TypeId { get; init { field = value; HasType = true; } }

        [System.Text.Json.Serialization.JsonIgnore] public bool HasSite { get; private init; }
        [System.Text.Json.Serialization.JsonIgnore] public bool HasType { get; private init; }
    }

    public static void Map(IEndpointRouteBuilder imports)
    {
        imports.MapPatch("/{id:guid}", Patch).WithName(nameof(ChangeDeviceImport)).WithSummary("Change how an import is read").RequirePermission(DevicesPermissions.Write.Name);
        imports.MapDelete("/{id:guid}", Delete).WithName("RemoveDeviceImport").WithSummary("Forget an import that is not applied").RequirePermission(DevicesPermissions.Write.Name);
    }

    private static async Task<Results<Ok<DeviceImportView>, ProblemHttpResult>> Patch(
        Guid id, Command command, DevicesDb db, DeviceImports imports, ISiteDirectory sites, PreviewImport preview, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await imports.Hold(id, ct) is not { } import) return Problems.Of(DeviceImportRefusals.NotFound);
        if (import.State is not ImportState.Ready) return Problems.Of(DeviceImportRefusals.Applied);
        if (command.Mapping is { } mapping && mapping.Columns().Any(at => at < 0 || at >= import.Columns.Count)) return Problems.Of(DeviceImportRefusals.NoSuchColumn);
        Guid? site = null;
        if (command.SiteId is { } named && (site = await sites.Find(db.Call, named, ct)) is null) return Problems.Of(DeviceRefusals.UnknownSite);
        if (command.TypeId is { } type && !await db.HasType(type, ct)) return Problems.Of(DeviceRefusals.UnknownType);

        var before = import.Settings;
        import.Settings = new(command.Mapping ?? before.Mapping, command.HasSite ? site : before.SiteId, command.HasType ? command.TypeId : before.TypeId);
        import.Preview = await preview.Of(import, import.Settings, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(DeviceImportView.Of(import));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, DeviceImports imports, CancellationToken ct)
    {
        if (await imports.Known.Where(i => i.Id == id && i.State == ImportState.Ready).ExecuteDeleteAsync(ct) > 0) return TypedResults.NoContent();
        return Problems.Of(await imports.Find(id, ct) is null ? DeviceImportRefusals.NotFound : DeviceImportRefusals.Applied);
    }
}
