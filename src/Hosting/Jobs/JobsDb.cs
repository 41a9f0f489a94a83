using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;

namespace Platform.Hosting.Jobs;

/// <summary>The jobs of one tenant, to be looked at.</summary>
internal sealed class JobsDb(DbContextOptions<JobsDb> options) : ModuleDb(options, "platform")
{
    public DbSet<JobRow> Jobs => Set<JobRow>();

    protected override void MapRows(ModelBuilder model) => model.Entity<JobRow>(job =>
    {
        job.ToTable("jobs");
        job.HasKey(j => new { j.Tenant, j.Id });
        job.HasQueryFilter("tenant", j => j.Tenant == Tenant);
    });
}

/// <summary>A job as its tenant may see it: everything but the payload.</summary>
internal sealed record JobRow
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string State { get; init; }
    public required int Attempts { get; init; }
    public required DateTimeOffset RunAt { get; init; }
    public string? LastError { get; init; }
    public double? Progress { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
