using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Messaging.Domain;

namespace Platform.Messaging.Storage;

internal sealed class MessagingDb(DbContextOptions<MessagingDb> options) : ModuleDb(options, "messaging")
{
    public DbSet<NotificationRow> Notifications => Set<NotificationRow>();
    public DbSet<Entry> Entries => Set<Entry>();
    public DbSet<Preference> Preferences => Set<Preference>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<WebhookSecret> WebhookSecrets => Set<WebhookSecret>();

    /// <summary>The caller's own.</summary>
    public IQueryable<Entry> Own => Entries.Where(e => e.PersonId == Call.Actor.Value);

    /// <summary>The company's; null while it has none.</summary>
    public Task<Webhook?> Webhook(CancellationToken ct) => Webhooks.AsNoTracking().SingleOrDefaultAsync(w => w.Key == Tenant.Value, ct);

    protected override void MapRows(ModelBuilder model)
    {
        model.Entity<NotificationRow>(notification =>
        {
            notification.ToTable("notifications");
            notification.HasKey(n => new { n.Tenant, n.Id });
            notification.Property(n => n.Urgency).HasConversion<short>();
            notification.HasQueryFilter("tenant", n => n.Tenant == Tenant);
        });
        model.Entity<Entry>(entry =>
        {
            entry.ToTable("entries");
            entry.HasKey(e => new { e.Tenant, e.PersonId, e.NotificationId });
            entry.HasQueryFilter("tenant", e => e.Tenant == Tenant);
        });
        model.Entity<Preference>(preference =>
        {
            preference.ToTable("preferences");
            preference.HasKey(p => new { p.Tenant, p.PersonId, p.Topic });
            preference.Property(p => p.Email).HasConversion<short>();
            preference.HasQueryFilter("tenant", p => p.Tenant == Tenant);
        });
        model.Entity<Delivery>(delivery =>
        {
            delivery.ToTable("deliveries");
            delivery.HasKey(d => new { d.Tenant, d.Id });
            delivery.Property(d => d.Event).HasConversion<short>();
            delivery.Property(d => d.Channel).HasConversion<short>();
            delivery.Property(d => d.State).HasConversion<short>();
            delivery.Property(d => d.Content).HasColumnType("jsonb");
            delivery.HasQueryFilter("tenant", d => d.Tenant == Tenant);
        });
        model.Entity<Webhook>(webhook =>
        {
            webhook.ToTable("webhooks");
            webhook.HasKey(w => new { w.Tenant, w.Key });
            webhook.Property(w => w.Version).IsConcurrencyToken();
            webhook.HasQueryFilter("tenant", w => w.Tenant == Tenant);
        });
        model.Entity<WebhookSecret>(secret =>
        {
            secret.ToTable("webhook_secrets");
            secret.HasKey(s => new { s.Tenant, s.Id });
            secret.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
    }
}
