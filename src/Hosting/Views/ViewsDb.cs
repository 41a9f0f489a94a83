using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;

namespace Platform.Hosting.Views;

/// <summary>The saved views of one tenant.</summary>
internal sealed class ViewsDb(DbContextOptions<ViewsDb> options) : ModuleDb(options, "platform")
{
    public DbSet<SavedView> Views => Set<SavedView>();

    /// <summary>One's own, and those shared with everyone.</summary>
    public IQueryable<SavedView> Known => Views.Where(v => v.IsShared || v.Owner == Call.Actor.Value);

    protected override void MapRows(ModelBuilder model) => model.Entity<SavedView>(view =>
    {
        view.ToTable("saved_views");
        view.HasKey(v => new { v.Tenant, v.Id });
        view.Property(v => v.Query).IsJson();
        view.Property(v => v.Version).IsConcurrencyToken();
        view.HasQueryFilter("tenant", v => v.Tenant == Tenant);
    });
}
