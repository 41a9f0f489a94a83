using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Sites.Domain;

namespace Platform.Sites.Storage;

internal sealed class SitesDb(DbContextOptions<SitesDb> options) : ModuleDb(options, "sites")
{
    public DbSet<Site> Sites => Set<Site>();

    protected override void MapRows(ModelBuilder model) => model.Entity<Site>(site =>
    {
        site.ToTable("sites");
        site.HasKey(s => new { s.Tenant, s.Key });
        site.Property(s => s.Version).IsConcurrencyToken();
        site.ComplexProperty(s => s.Place);
        site.Property(s => s.BusinessHours).IsJson();
        site.Property(s => s.Geofence).IsJson();
        site.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        site.HasQueryFilter("removed", s => s.RemovedAt == null);
        site.IsAtSite(nameof(Site.Key));
    });

    /// <summary>The site with this id, or this number people say aloud ("S-4").</summary>
    public async Task<Guid?> Find(string idOrNumber, CancellationToken ct)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return await Sites.AnyAsync(s => s.Key == id, ct) ? id : null;
        if (!idOrNumber.StartsWith("S-", StringComparison.OrdinalIgnoreCase) || !int.TryParse(idOrNumber.AsSpan(2), out var number)) return null;
        return await Sites.Where(s => s.Number == number).Select(s => (Guid?)s.Key).SingleOrDefaultAsync(ct);
    }
}
