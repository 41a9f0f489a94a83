using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Triage;
using Platform.Hosting.Data;

namespace Platform.Alerts.Storage;

/// <summary>How urgent an alert is, as it was last judged: by which model, and what it was judged by.</summary>
internal sealed record TriageRow
{
    public required TenantId Tenant { get; init; }
    public required Guid AlertId { get; init; }
    public required int Priority { get; init; }
    public required float[] Signs { get; init; }
    public required int Folded { get; init; }
    public required int Model { get; init; }
    public required DateTimeOffset JudgedAt { get; init; }
}

/// <summary>Whether somebody thought an alert worth a page, with what was known and said of it then.</summary>
internal sealed record FeedbackRow
{
    public required TenantId Tenant { get; init; }
    public required Guid AlertId { get; init; }
    public required Guid PersonId { get; init; }
    public required bool WasWorthPaging { get; init; }
    public required float Probability { get; init; }
    public required float[] Signs { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What a company has learned from its feedback, and what it was measured by.</summary>
internal sealed record TriageModelRow
{
    public required TenantId Tenant { get; init; }
    public required int Version { get; init; }
    public required TriageModel Model { get; init; }

    /// <summary>The squared error of what was learned on later verdicts, and of the heuristic on the same: what is learned is used only where it is better.</summary>
    public required double LearnedBrier { get; init; }

    public required double HeuristicBrier { get; init; }
    public required int Verdicts { get; init; }
    public required DateTimeOffset TrainedAt { get; init; }
}

/// <summary>The tables of triage.</summary>
internal sealed partial class AlertsDb
{
    public DbSet<TriageRow> Triage => Set<TriageRow>();
    public DbSet<FeedbackRow> Feedback => Set<FeedbackRow>();
    public DbSet<TriageModelRow> TriageModels => Set<TriageModelRow>();
    public DbSet<TriageRules> TriageRules => Set<TriageRules>();

    private void MapTriage(ModelBuilder model)
    {
        model.Entity<TriageRow>(row =>
        {
            row.ToTable("triage");
            row.HasKey(r => new { r.Tenant, r.AlertId });
            row.HasQueryFilter("tenant", r => r.Tenant == Tenant);
        });
        model.Entity<FeedbackRow>(row =>
        {
            row.ToTable("feedback");
            row.HasKey(r => new { r.Tenant, r.AlertId, r.PersonId });
            row.HasQueryFilter("tenant", r => r.Tenant == Tenant);
        });
        model.Entity<TriageModelRow>(row =>
        {
            row.ToTable("triage_models");
            row.HasKey(r => new { r.Tenant, r.Version });
            row.Property(r => r.Model).IsJson();
            row.HasQueryFilter("tenant", r => r.Tenant == Tenant);
        });
        model.Entity<TriageRules>(rules =>
        {
            rules.ToTable("triage_rules");
            rules.HasKey(r => new { r.Tenant, r.Key });
            rules.Property(r => r.Version).IsConcurrencyToken();
            rules.Property(r => r.Routes).IsJson();
            rules.Property(r => r.Assets).IsJson();
            rules.Property(r => r.Sites).IsJson();
            rules.HasQueryFilter("tenant", r => r.Tenant == Tenant);
        });
    }
}
