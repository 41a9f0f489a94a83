using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Tickets.Domain.Assignment;
using Platform.Tickets.Domain.Risk;

namespace Platform.Tickets.Storage;

/// <summary>How likely a ticket breaches, as it was last judged: by which model, by what signs, and what would help.</summary>
internal sealed record RiskRow
{
    public required TenantId Tenant { get; init; }
    public required Guid TicketId { get; init; }
    public required int Number { get; init; }

    /// <summary>The version of the ticket that was judged.</summary>
    public required int Version { get; init; }

    /// <summary>None when there is nothing to foretell.</summary>
    public double? Probability { get; init; }

    public byte[]? Signs { get; init; }
    public required int Model { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public Guid? BestTeamId { get; init; }
    public double? BestProbability { get; init; }
    public required DateTimeOffset JudgedAt { get; init; }
}

/// <summary>One night's answer to how far what was foretold could be believed.</summary>
internal sealed record RiskCheck
{
    public required TenantId Tenant { get; init; }
    public required DateTimeOffset CheckedAt { get; init; }
    public required int Model { get; init; }

    /// <summary>How many tickets were judged by what came of them.</summary>
    public required int Tickets { get; init; }

    public required MeasuredRisk Measured { get; init; }
}

/// <summary>A model a company has used.</summary>
internal sealed record RiskModelRow
{
    public required TenantId Tenant { get; init; }
    public required int Version { get; init; }
    public required RiskModel Model { get; init; }
    public required bool IsLearned { get; init; }
    public required DateTimeOffset TrainedAt { get; init; }
}

/// <summary>The prevention report of one week, as it was made.</summary>
internal sealed record RiskReportRow
{
    public required TenantId Tenant { get; init; }
    public required DateOnly WeekFrom { get; init; }
    public required PreventionReport Report { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>When somebody was last given a ticket of a team.</summary>
internal sealed record AssignmentTurn
{
    public required TenantId Tenant { get; init; }
    public required Guid TeamId { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
}

/// <summary>The tables of what is foretold of tickets, and of how they are given to people.</summary>
internal sealed partial class TicketsDb
{
    public DbSet<RiskRow> Risks => Set<RiskRow>();
    public DbSet<RiskModelRow> RiskModels => Set<RiskModelRow>();
    public DbSet<RiskCheck> RiskChecks => Set<RiskCheck>();
    public DbSet<RiskReportRow> RiskReports => Set<RiskReportRow>();
    public DbSet<AssignmentRules> AssignmentRules => Set<AssignmentRules>();
    public DbSet<AssignmentTurn> AssignmentTurns => Set<AssignmentTurn>();

    private void MapRisk(ModelBuilder model)
    {
        model.Entity<RiskRow>(risk =>
        {
            risk.ToTable("risks");
            risk.HasKey(r => new { r.Tenant, r.TicketId });
            risk.HasQueryFilter("tenant", r => r.Tenant == Tenant);
        });
        model.Entity<RiskModelRow>(kept =>
        {
            kept.ToTable("risk_models");
            kept.HasKey(m => new { m.Tenant, m.Version });
            kept.Property(m => m.Model).IsJson();
            kept.HasQueryFilter("tenant", m => m.Tenant == Tenant);
        });
        model.Entity<RiskCheck>(check =>
        {
            check.ToTable("risk_checks");
            check.HasKey(c => new { c.Tenant, c.CheckedAt });
            check.Property(c => c.Measured).IsJson();
            check.HasQueryFilter("tenant", c => c.Tenant == Tenant);
        });
        model.Entity<RiskReportRow>(report =>
        {
            report.ToTable("risk_reports");
            report.HasKey(r => new { r.Tenant, r.WeekFrom });
            report.Property(r => r.Report).IsJson();
            report.HasQueryFilter("tenant", r => r.Tenant == Tenant);
        });
    }

    private void MapAssignment(ModelBuilder model)
    {
        model.Entity<AssignmentRules>(rules =>
        {
            rules.ToTable("assignment_rules");
            rules.HasKey(r => new { r.Tenant, r.Key });
            rules.Property(r => r.Version).IsConcurrencyToken();
            rules.Property(r => r.Rules).IsJson();
            rules.Property(r => r.People).IsJson();
            rules.HasQueryFilter("tenant", r => r.Tenant == Tenant);
        });
        model.Entity<AssignmentTurn>(turn =>
        {
            turn.ToTable("assignment_turns");
            turn.HasKey(t => new { t.Tenant, t.TeamId, t.PersonId });
            turn.HasQueryFilter("tenant", t => t.Tenant == Tenant);
        });
    }
}
