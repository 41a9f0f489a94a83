using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Domain.Rules;
using Platform.Hosting.Data;

namespace Platform.Alerts.Storage;

internal sealed partial class AlertsDb(DbContextOptions<AlertsDb> options) : ModuleDb(options, "alerts")
{
    public DbSet<Alert> Alerts => Set<Alert>();
    public DbSet<KeptSilence> Silences => Set<KeptSilence>();
    public DbSet<KeptPolicy> Policies => Set<KeptPolicy>();
    public DbSet<AlertSite> Sites => Set<AlertSite>();
    public DbSet<NotificationRow> Notifications => Set<NotificationRow>();
    public DbSet<CommentRow> Comments => Set<CommentRow>();
    public DbSet<SuppressionRow> Suppressions => Set<SuppressionRow>();
    public DbSet<AlertEdit> Edits => Set<AlertEdit>();
    public DbSet<EditedAlert> EditedAlerts => Set<EditedAlert>();

    /// <summary>The id of the alert with this id or the number people say aloud ("A-17"), as far as the caller may know of it.</summary>
    public async Task<Guid?> Find(string idOrNumber, CancellationToken ct)
    {
        var alerts = Alerts.AsNoTracking();
        if (Guid.TryParseExact(idOrNumber, "D", out var id)) alerts = alerts.Where(a => a.Key == id);
        else if (AlertNumber.TryParse(idOrNumber, out var number)) alerts = alerts.Where(a => a.Number == number);
        else return null;
        return await alerts.Select(a => (Guid?)a.Key).SingleOrDefaultAsync(ct);
    }

    protected override void MapRows(ModelBuilder model)
    {
        MapOnCall(model);
        MapSources(model);
        model.Entity<Alert>(alert =>
        {
            alert.ToTable("alerts");
            alert.HasKey(a => new { a.Tenant, a.Key });
            alert.Property(a => a.Version).IsConcurrencyToken();
            alert.Property(a => a.State).HasConversion<short>();
            alert.Property(a => a.Labels).IsJson();
            alert.Property(a => a.Annotations).IsJson();
            alert.Ignore(a => a.IsOver);
            alert.HasQueryFilter("tenant", a => a.Tenant == Tenant);
        });
        model.Entity<KeptSilence>(silence =>
        {
            silence.ToTable("silences");
            silence.HasKey(s => new { s.Tenant, s.Key });
            silence.Property(s => s.Version).IsConcurrencyToken();
            silence.Property(s => s.Matchers).IsJson();
            silence.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        model.Entity<KeptPolicy>(policy =>
        {
            policy.ToTable("policies");
            policy.HasKey(p => new { p.Tenant, p.Key });
            policy.Property(p => p.Version).IsConcurrencyToken();
            policy.Property(p => p.Policies).IsJson();
            policy.Ignore(p => p.Current);
            policy.HasQueryFilter("tenant", p => p.Tenant == Tenant);
        });
        model.Entity<AlertSite>(site =>
        {
            site.ToTable("sites").IsAtSite(nameof(AlertSite.Site));
            site.HasKey(s => new { s.Tenant, s.Site });
            site.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        model.Entity<NotificationRow>(notification =>
        {
            notification.ToTable("notifications").IsAtSite(nameof(NotificationRow.Site));
            notification.HasKey(n => new { n.Tenant, n.Id });
            notification.Property(n => n.State).HasConversion<short>();
            notification.Property(n => n.GroupLabels).IsJson();
            notification.Property(n => n.Alerts).IsJson();
            notification.HasQueryFilter("tenant", n => n.Tenant == Tenant);
        });
        model.Entity<CommentRow>(comment =>
        {
            comment.ToTable("comments");
            comment.HasKey(c => new { c.Tenant, c.AlertId, c.Id });
            comment.HasQueryFilter("tenant", c => c.Tenant == Tenant);
        });
        model.Entity<SuppressionRow>(suppression =>
        {
            suppression.ToTable("suppressions");
            suppression.HasKey(s => new { s.Tenant, s.AlertId, s.Since, s.Kind });
            suppression.Property(s => s.Kind).HasConversion<short>();
            suppression.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        MapTriage(model);
        MapIncidents(model);
        MapWhatIfs(model);
        MapEffectiveness(model);
        model.Entity<AlertEdit>(edit =>
        {
            edit.ToTable("edits");
            edit.HasKey(e => new { e.Tenant, e.Id });
            edit.HasQueryFilter("tenant", e => e.Tenant == Tenant);
        });
        model.Entity<EditedAlert>(edited =>
        {
            edited.ToTable("edited_alerts");
            edited.HasKey(e => new { e.Tenant, e.EditId, e.Alert });
            edited.Property(e => e.Before).HasColumnType("jsonb");
            edited.Property(e => e.After).HasColumnType("jsonb");
            edited.HasQueryFilter("tenant", e => e.Tenant == Tenant);
        });
    }
}
