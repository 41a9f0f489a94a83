using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Devices.Domain.Imports;
using Platform.Devices.Storage;

namespace Platform.Devices.Features.Imports;

/// <summary>The imports a caller may know of, and what is looked up for them.</summary>
internal sealed class DeviceImports(DevicesDb db, ISiteDirectory sites)
{
    /// <summary>A file may tell of any site: whoever is limited to some sees only their own.</summary>
    public IQueryable<DeviceImport> Known => db.Imports.Where(i => db.Call.Sites.IsAll || i.MadeBy == db.Call.Actor);

    public Task<DeviceImport?> Find(Guid id, CancellationToken ct) => Known.SingleOrDefaultAsync(i => i.Id == id, ct);

    /// <summary>The import, so that nobody else changes it before the open transaction is over.</summary>
    public async Task<DeviceImport?> Hold(Guid id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select from devices.device_imports where tenant = {db.Tenant.Value} and id = {id} for update", ct);
        return await Find(id, ct);
    }

    public async Task<ImportNames> Names(CancellationToken ct) => new(
        await sites.All(db.Call, ct),
        (await DeviceTypes.All(db, ct)).Select(t => (t.Key, t.Name)),
        (await db.Groups.AsNoTracking().Where(g => g.RemovedAt == null).ToListAsync(ct)).Select(g => (g.Key, g.Name)));

    /// <summary>The rows of the file, page by page.</summary>
    public async Task<DeviceImportPage> Page(Guid import, int page, CancellationToken ct) =>
        await db.ImportPages.AsNoTracking().SingleAsync(p => p.ImportId == import && p.Page == page, ct);
}
