using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Hosting.Data;

namespace Platform.Alerts.Storage;

/// <summary>An alert that belongs to an incident.</summary>
internal sealed record IncidentAlert
{
    public required TenantId Tenant { get; init; }
    public required Guid AlertId { get; init; }
    public required Guid IncidentId { get; init; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The incidents it was in before each of them was merged, the first first.</summary>
    public Guid[] Via { get; init; } = [];
}

/// <summary>What somebody said of an incident while it went on, or what was written down of it afterwards.</summary>
internal sealed record IncidentUpdate
{
    public required TenantId Tenant { get; init; }
    public required Guid IncidentId { get; init; }
    public required Guid Id { get; init; }
    public required Guid AuthorId { get; init; }
    public required bool IsSummary { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The tables of incidents.</summary>
internal sealed partial class AlertsDb
{
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<IncidentAlert> IncidentAlerts => Set<IncidentAlert>();
    public DbSet<IncidentUpdate> IncidentUpdates => Set<IncidentUpdate>();

    /// <summary>The id of the incident with this id or the number people say aloud ("I-7"), or that was made for the notification with this id; as far as the caller may know of it.</summary>
    public async Task<Guid?> FindIncident(string idOrNumber, CancellationToken ct)
    {
        var incidents = Incidents.AsNoTracking();
        if (Guid.TryParseExact(idOrNumber, "D", out var id)) incidents = incidents.Where(i => i.Key == id || i.NotificationId == id);
        else if (IncidentNumber.TryParse(idOrNumber, out var number)) incidents = incidents.Where(i => i.Number == number);
        else return null;
        return await incidents.Select(i => (Guid?)i.Key).SingleOrDefaultAsync(ct);
    }

    private void MapIncidents(ModelBuilder model)
    {
        model.Entity<Incident>(incident =>
        {
            incident.ToTable("incidents");
            incident.HasKey(i => new { i.Tenant, i.Key });
            incident.Property(i => i.Version).IsConcurrencyToken();
            incident.Property(i => i.State).HasConversion<short>();
            incident.Property(i => i.Roles).IsJson();
            incident.HasQueryFilter("tenant", i => i.Tenant == Tenant);
        });
        model.Entity<IncidentAlert>(member =>
        {
            member.ToTable("incident_alerts");
            member.HasKey(m => new { m.Tenant, m.AlertId });
            member.HasQueryFilter("tenant", m => m.Tenant == Tenant);
        });
        model.Entity<IncidentUpdate>(update =>
        {
            update.ToTable("incident_updates");
            update.HasKey(u => new { u.Tenant, u.IncidentId, u.Id });
            update.HasQueryFilter("tenant", u => u.Tenant == Tenant);
        });
    }
}
