using Microsoft.EntityFrameworkCore;

namespace Platform.Alerts.Storage;

/// <summary>What a rule would have done, as somebody asked; without figures until it is worked out.</summary>
internal sealed record WhatIfRow
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public string? Figures { get; init; }

    /// <summary>From 0 to 1.</summary>
    public float Progress { get; init; }
}

/// <summary>The table of what-ifs.</summary>
internal sealed partial class AlertsDb
{
    public DbSet<WhatIfRow> WhatIfs => Set<WhatIfRow>();

    private void MapWhatIfs(ModelBuilder model) => model.Entity<WhatIfRow>(row =>
    {
        row.ToTable("what_ifs");
        row.HasKey(r => new { r.Tenant, r.Id });
        row.Property(r => r.Figures).HasColumnType("jsonb");
        row.HasQueryFilter("tenant", r => r.Tenant == Tenant);
    });
}
