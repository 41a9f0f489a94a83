using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Records;

internal enum AlertState { Open, Acknowledged, Snoozed, Resolved, Closed }

/// <summary>Something that is wrong somewhere, from when it began until somebody or its source says it is over, and what people did about it.</summary>
internal sealed record Alert : IEntity<Alert, AlertEvent>
{
    public static string Kind => "alert";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required int Number { get; init; }

    /// <summary>The empty one when it is at no site.</summary>
    public required Guid SiteId { get; init; }

    public required string Name { get; init; }
    public required string Severity { get; init; }
    public required string Type { get; init; }
    public string? Device { get; init; }
    public required ImmutableSortedDictionary<string, string> Labels { get; init; }
    public required ImmutableSortedDictionary<string, string> Annotations { get; init; }
    public string? GeneratorUrl { get; init; }

    public required AlertState State { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its source last said something new of it.</summary>
    public required DateTimeOffset TurnedAt { get; init; }

    public bool IsFlapping { get; init; }
    public int RecurrenceCount { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; init; }
    public Guid? AcknowledgedBy { get; init; }
    public DateTimeOffset? SnoozedUntil { get; init; }
    public Guid? AssigneeId { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Whoever resolved it; nobody when its source did.</summary>
    public Guid? ResolvedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
    public int CommentCount { get; init; }

    /// <summary>From 0 to 100, as it was last judged. No event changes it: it is kept beside the record.</summary>
    public int Priority { get; init; }

    /// <summary>Those who take it because it is urgent.</summary>
    public string? Team { get; init; }

    /// <summary>When supervisors were told.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The alert it is a duplicate of.</summary>
    public Guid? MergedIntoId { get; init; }

    /// <summary>The ticket it is worked on as.</summary>
    public Guid? TicketId { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
    public required int Version { get; init; }

    public bool IsOver => State >= AlertState.Resolved;

    public static Alert Evolve(Alert? alert, AlertEvent @event) => (alert, @event) switch
    {
        (null, AlertOpened e) => new()
        {
            Tenant = e.Tenant, Key = e.AlertId, Number = e.Number, SiteId = e.SiteId, Name = e.Name, Severity = e.Severity, Type = e.Type, Device = e.Device,
            Labels = e.Labels, Annotations = e.Annotations, GeneratorUrl = e.GeneratorUrl, State = AlertState.Open,
            StartsAt = e.StartsAt, OpenedAt = e.At, TurnedAt = e.TurnedAt, ChangedAt = e.At, Version = 1,
        },
        ({ } a, AlertRecurred e) => a.After(e) with { State = AlertState.Open, TurnedAt = e.TurnedAt, RecurrenceCount = a.RecurrenceCount + 1, ResolvedAt = null, ResolvedBy = null, ClosedAt = null, AcknowledgedAt = null, AcknowledgedBy = null, SnoozedUntil = null },
        ({ } a, AlertFlapped e) => a.After(e) with { IsFlapping = true, TurnedAt = e.TurnedAt },
        ({ } a, AlertCalmed e) => a.After(e) with { IsFlapping = false, TurnedAt = e.TurnedAt },
        ({ } a, AlertEnded e) => a.After(e) with { State = AlertState.Resolved, IsFlapping = false, TurnedAt = e.TurnedAt, ResolvedAt = e.TurnedAt, ResolvedBy = null, SnoozedUntil = null },
        ({ } a, AlertAcknowledged e) => a.After(e) with { State = AlertState.Acknowledged, AcknowledgedAt = e.At, AcknowledgedBy = e.By, SnoozedUntil = null },
        ({ } a, AlertUnacknowledged e) => a.After(e) with { State = AlertState.Open, AcknowledgedAt = null, AcknowledgedBy = null },
        ({ } a, AlertSnoozed e) => a.After(e) with { State = AlertState.Snoozed, SnoozedUntil = e.Until },
        ({ } a, AlertWoken e) => a.After(e) with { State = AlertState.Open, SnoozedUntil = null },
        ({ } a, AlertAssigned e) => a.After(e) with { AssigneeId = e.AssigneeId },
        ({ } a, AlertResolved e) => a.After(e) with { State = AlertState.Resolved, ResolvedAt = e.At, ResolvedBy = e.By, SnoozedUntil = null },
        ({ } a, AlertReopened e) => a.After(e) with { State = AlertState.Open, ResolvedAt = null, ResolvedBy = null, ClosedAt = null },
        ({ } a, AlertClosed e) => a.After(e) with { State = AlertState.Closed, ClosedAt = e.At },
        ({ } a, AlertCommented e) => a.After(e) with { CommentCount = a.CommentCount + 1 },
        ({ } a, AlertRouted e) => a.After(e) with { Team = e.Team },
        ({ } a, AlertEscalated e) => a.After(e) with { EscalatedAt = e.At },
        ({ } a, AlertRated e) => a.After(e),
        ({ } a, AlertMerged e) => a.After(e) with { MergedIntoId = e.IntoId },
        ({ } a, AlertUnmerged e) => a.After(e) with { MergedIntoId = null },
        ({ } a, AlertLinkedToTicket e) => a.After(e) with { TicketId = e.TicketId },
        ({ } a, AlertUnlinkedFromTicket e) => a.After(e) with { TicketId = null },
        _ => throw new InvalidOperationException($"{@event} cannot follow {alert}."),
    };

    private Alert After(AlertEvent @event) => this with { ChangedAt = @event.At, Version = Version + 1 };
}
