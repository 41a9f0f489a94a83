using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Incidents;

/// <summary>How far people are with an incident.</summary>
internal enum IncidentState { Open, Mitigated, Resolved, Reviewed, Merged }

/// <summary>What somebody does in an incident.</summary>
internal enum IncidentRole { Commander, Communications, Operations, Scribe }

/// <summary>Alerts that are one thing to those who deal with it: who leads, what is said of it, until what was learned is written down.</summary>
internal sealed record Incident : IEntity<Incident, IncidentEvent>
{
    public static string Kind => "incident";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }

    /// <summary>Said aloud as I-7.</summary>
    public required int Number { get; init; }

    /// <summary>The site all its alerts are at; the empty one when they are at several, or at none.</summary>
    public required Guid SiteId { get; init; }

    public required string Title { get; init; }

    /// <summary>The notification of the storm it was made for.</summary>
    public Guid? NotificationId { get; init; }

    public required IncidentState State { get; init; }

    /// <summary>The incident that has its alerts now.</summary>
    public Guid? MergedIntoId { get; init; }

    public ImmutableSortedDictionary<IncidentRole, Guid> Roles { get; init; } = ImmutableSortedDictionary<IncidentRole, Guid>.Empty;
    public int AlertCount { get; init; }

    /// <summary>Alerts that are hidden behind its own.</summary>
    public int FoldedCount { get; init; }

    public int UpdateCount { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? MitigatedAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
    public DateTimeOffset? ReviewedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required int Version { get; init; }

    public static Incident Evolve(Incident? incident, IncidentEvent @event) => (incident, @event) switch
    {
        (null, IncidentOpened e) => new()
        {
            Tenant = e.Tenant, Key = e.IncidentId, Number = e.Number, SiteId = e.SiteId, Title = e.Title, NotificationId = e.NotificationId, State = IncidentState.Open,
            AlertCount = e.Alerts, FoldedCount = e.Folded, OpenedAt = e.At, ChangedAt = e.At, Version = 1,
        },
        ({ } i, IncidentRenamed e) => i.After(e) with { Title = e.Title },
        ({ } i, IncidentAlertsAdded e) => i.After(e) with { AlertCount = i.AlertCount + e.Alerts, SiteId = e.SiteId },
        ({ } i, IncidentAlertRemoved e) => i.After(e) with { AlertCount = i.AlertCount - 1 },
        ({ } i, IncidentFolded e) => i.After(e) with { FoldedCount = e.Folded },
        ({ } i, IncidentRoleTaken e) => i.After(e) with { Roles = i.Roles.SetItem(e.Role, e.PersonId) },
        ({ } i, IncidentRoleLeft e) => i.After(e) with { Roles = i.Roles.Remove(e.Role) },
        ({ } i, IncidentUpdated e) => i.After(e) with { UpdateCount = i.UpdateCount + 1 },
        ({ } i, IncidentMitigated e) => i.After(e) with { State = IncidentState.Mitigated, MitigatedAt = e.At },
        ({ } i, IncidentResolved e) => i.After(e) with { State = IncidentState.Resolved, MitigatedAt = i.MitigatedAt ?? e.At, ResolvedAt = e.At },
        ({ } i, IncidentReopened e) => i.After(e) with { State = IncidentState.Open, MitigatedAt = null, ResolvedAt = null },
        ({ } i, IncidentReviewed e) => i.After(e) with { State = IncidentState.Reviewed, ReviewedAt = e.At },
        ({ } i, IncidentSummaryRevised e) => i.After(e),
        ({ } i, IncidentUnreviewed e) => i.After(e) with { State = IncidentState.Resolved, ReviewedAt = null },
        ({ } i, IncidentMerged e) => i.After(e) with { State = IncidentState.Merged, MergedIntoId = e.IntoId },
        ({ } i, IncidentUnmerged e) => i.After(e) with { State = i.StateBefore, MergedIntoId = null, AlertCount = e.Alerts },
        ({ } i, IncidentAbsorbed e) => i.After(e) with { AlertCount = i.AlertCount + e.Alerts, FoldedCount = i.FoldedCount + e.Folded, SiteId = e.SiteId },
        ({ } i, IncidentAlertsReturned e) => i.After(e) with { AlertCount = i.AlertCount - e.Alerts, FoldedCount = Math.Max(0, i.FoldedCount - e.Folded), SiteId = e.SiteId },
        _ => throw new InvalidOperationException($"{@event} cannot follow {incident}."),
    };

    // How far people were with it before it was merged.
    private IncidentState StateBefore => ResolvedAt is not null ? IncidentState.Resolved : MitigatedAt is not null ? IncidentState.Mitigated : IncidentState.Open;

    private Incident After(IncidentEvent @event) => this with { ChangedAt = @event.At, Version = Version + 1 };
}
