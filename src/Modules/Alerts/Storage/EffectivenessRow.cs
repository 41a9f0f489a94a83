using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Effectiveness;

namespace Platform.Alerts.Storage;

/// <summary>What was received of a site within an hour, and how much of it people were told.</summary>
internal sealed record EffectivenessRow
{
    public required TenantId Tenant { get; init; }
    public required DateTimeOffset HourAt { get; init; }

    /// <summary>The empty one stands for none.</summary>
    public required Guid SiteId { get; init; }

    public required long Reports { get; init; }
    public required int Alerts { get; init; }
    public required int Notifications { get; init; }
    public required int Resolutions { get; init; }
    public required int Suppressed { get; init; }
    public required int FalseSuppressions { get; init; }
    public required DateTimeOffset MeasuredAt { get; init; }

    public Noise Noise() => new(Reports, Alerts, Notifications, Resolutions, Suppressed, FalseSuppressions);
}

/// <summary>The table of effectiveness.</summary>
internal sealed partial class AlertsDb
{
    public DbSet<EffectivenessRow> Effectiveness => Set<EffectivenessRow>();

    private void MapEffectiveness(ModelBuilder model) => model.Entity<EffectivenessRow>(row =>
    {
        row.ToTable("effectiveness");
        row.HasKey(r => new { r.Tenant, r.HourAt, r.SiteId });
        row.HasQueryFilter("tenant", r => r.Tenant == Tenant);
    });
}
