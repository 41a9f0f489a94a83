using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Sources.Records;
using Platform.Hosting.Data;

namespace Platform.Alerts.Storage;

internal sealed partial class AlertsDb
{
    public DbSet<AlertSource> AlertSources => Set<AlertSource>();
    public DbSet<SourceSecret> SourceSecrets => Set<SourceSecret>();
    public DbSet<SourceUse> SourceUses => Set<SourceUse>();
    public DbSet<HeardAlert> HeardAlerts => Set<HeardAlert>();
    public DbSet<ReceivedPayload> Payloads => Set<ReceivedPayload>();

    private void MapSources(ModelBuilder model)
    {
        model.Entity<AlertSource>(source =>
        {
            source.ToTable("alert_sources");
            source.HasKey(s => new { s.Tenant, s.Key });
            source.Property(s => s.Version).IsConcurrencyToken();
            source.Property(s => s.SignIn).HasConversion<short>();
            source.Property(s => s.Mapping).IsJson();
            source.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        model.Entity<SourceSecret>(secret =>
        {
            secret.ToTable("alert_source_secrets");
            secret.HasKey(s => new { s.Tenant, s.Id });
            secret.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        model.Entity<SourceUse>(use =>
        {
            use.ToTable("alert_source_uses");
            use.HasKey(u => new { u.Tenant, u.Id });
            use.HasQueryFilter("tenant", u => u.Tenant == Tenant);
        });
        model.Entity<HeardAlert>(heard =>
        {
            heard.ToTable("heard_alerts");
            heard.HasKey(h => new { h.Tenant, h.SourceId, h.Fingerprint });
            heard.Property(h => h.Labels).IsJson();
            heard.HasQueryFilter("tenant", h => h.Tenant == Tenant);
        });
        model.Entity<ReceivedPayload>(payload =>
        {
            payload.ToTable("source_payloads");
            payload.HasKey(p => new { p.Tenant, p.Id });
            payload.Property(p => p.Refused).IsJson();
            payload.HasQueryFilter("tenant", p => p.Tenant == Tenant);
        });
    }
}
