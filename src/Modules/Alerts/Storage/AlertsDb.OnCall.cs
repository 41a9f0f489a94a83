using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.OnCall.Records;
using Platform.Hosting.Data;

namespace Platform.Alerts.Storage;

internal sealed partial class AlertsDb
{
    public DbSet<OnCallSchedule> OnCallSchedules => Set<OnCallSchedule>();
    public DbSet<KeptOverride> Overrides => Set<KeptOverride>();
    public DbSet<FeedRow> Feeds => Set<FeedRow>();
    public DbSet<EscalationPolicy> EscalationPolicies => Set<EscalationPolicy>();
    public DbSet<PolicyAtSite> PoliciesAtSites => Set<PolicyAtSite>();
    public DbSet<EscalationRow> Escalations => Set<EscalationRow>();
    public DbSet<PageRow> Pages => Set<PageRow>();

    private void MapOnCall(ModelBuilder model)
    {
        model.Entity<OnCallSchedule>(schedule =>
        {
            schedule.ToTable("on_call_schedules");
            schedule.HasKey(s => new { s.Tenant, s.Key });
            schedule.Property(s => s.Version).IsConcurrencyToken();
            schedule.Property(s => s.Plan).IsJson();
            schedule.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        model.Entity<KeptOverride>(kept =>
        {
            kept.ToTable("on_call_overrides");
            kept.HasKey(o => new { o.Tenant, o.Key });
            kept.Property(o => o.Version).IsConcurrencyToken();
            kept.HasQueryFilter("tenant", o => o.Tenant == Tenant);
        });
        model.Entity<FeedRow>(feed =>
        {
            feed.ToTable("on_call_feeds");
            feed.HasKey(f => new { f.Tenant, f.Id });
            feed.HasQueryFilter("tenant", f => f.Tenant == Tenant);
        });
        model.Entity<EscalationPolicy>(policy =>
        {
            policy.ToTable("escalation_policies");
            policy.HasKey(p => new { p.Tenant, p.Key });
            policy.Property(p => p.Version).IsConcurrencyToken();
            policy.Property(p => p.Steps).IsJson();
            policy.HasQueryFilter("tenant", p => p.Tenant == Tenant);
        });
        model.Entity<PolicyAtSite>(at =>
        {
            at.ToTable("escalation_sites");
            at.HasKey(a => new { a.Tenant, a.SiteId });
            at.HasQueryFilter("tenant", a => a.Tenant == Tenant);
        });
        model.Entity<EscalationRow>(escalation =>
        {
            escalation.ToTable("escalations");
            escalation.HasKey(e => new { e.Tenant, e.NotificationId });
            escalation.Property(e => e.State).HasConversion<short>();
            escalation.Property(e => e.Steps).IsJson();
            escalation.HasQueryFilter("tenant", e => e.Tenant == Tenant);
        });
        model.Entity<PageRow>(page =>
        {
            page.ToTable("escalation_pages");
            page.HasKey(p => new { p.Tenant, p.NotificationId, p.Round, p.Step, p.PersonId });
            page.HasQueryFilter("tenant", p => p.Tenant == Tenant);
        });
    }
}
