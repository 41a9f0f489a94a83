using Microsoft.EntityFrameworkCore;

namespace Platform.Tickets.Storage;

/// <summary>What somebody spent on a ticket on a day.</summary>
internal sealed record TimeEntry
{
    public required TenantId Tenant { get; init; }
    public required Guid TicketId { get; init; }
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required int Minutes { get; init; }
    public string? Note { get; init; }
    public required bool IsBillable { get; init; }
    public required DateOnly WorkedOn { get; init; }
    public required DateTimeOffset LoggedAt { get; init; }
}

internal sealed partial class TicketsDb
{
    public DbSet<TimeEntry> TimeEntries => Set<TimeEntry>();

    private void MapTime(ModelBuilder model) => model.Entity<TimeEntry>(entry =>
    {
        entry.ToTable("time_entries");
        entry.HasKey(e => new { e.Tenant, e.TicketId, e.Id });
        entry.HasQueryFilter("tenant", e => e.Tenant == Tenant);
    });
}
