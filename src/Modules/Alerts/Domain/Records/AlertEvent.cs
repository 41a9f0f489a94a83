using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Platform.Alerts.Domain.Records;

/// <summary>What happened to an alert. What its source did has the moment it did so beside the one it was recorded at.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(AlertOpened), "alert.opened.v1")]
[JsonDerivedType(typeof(AlertRecurred), "alert.recurred.v1")]
[JsonDerivedType(typeof(AlertFlapped), "alert.flapped.v1")]
[JsonDerivedType(typeof(AlertCalmed), "alert.calmed.v1")]
[JsonDerivedType(typeof(AlertEnded), "alert.ended.v1")]
[JsonDerivedType(typeof(AlertAcknowledged), "alert.acknowledged.v1")]
[JsonDerivedType(typeof(AlertUnacknowledged), "alert.unacknowledged.v1")]
[JsonDerivedType(typeof(AlertSnoozed), "alert.snoozed.v1")]
[JsonDerivedType(typeof(AlertWoken), "alert.woken.v1")]
[JsonDerivedType(typeof(AlertAssigned), "alert.assigned.v1")]
[JsonDerivedType(typeof(AlertResolved), "alert.resolved.v1")]
[JsonDerivedType(typeof(AlertReopened), "alert.reopened.v1")]
[JsonDerivedType(typeof(AlertClosed), "alert.closed.v1")]
[JsonDerivedType(typeof(AlertCommented), "alert.commented.v1")]
[JsonDerivedType(typeof(AlertRouted), "alert.routed.v1")]
[JsonDerivedType(typeof(AlertEscalated), "alert.escalated.v1")]
[JsonDerivedType(typeof(AlertRated), "alert.rated.v1")]
[JsonDerivedType(typeof(AlertMerged), "alert.merged.v1")]
[JsonDerivedType(typeof(AlertUnmerged), "alert.unmerged.v1")]
[JsonDerivedType(typeof(AlertLinkedToTicket), "alert.linked-to-ticket.v1")]
[JsonDerivedType(typeof(AlertUnlinkedFromTicket), "alert.unlinked-from-ticket.v1")]
internal abstract record AlertEvent(DateTimeOffset At);

internal sealed record AlertOpened(
    Guid AlertId, TenantId Tenant, int Number, Guid SiteId, string Name, string Severity, string Type, string? Device,
    ImmutableSortedDictionary<string, string> Labels, ImmutableSortedDictionary<string, string> Annotations, string? GeneratorUrl,
    DateTimeOffset StartsAt, DateTimeOffset TurnedAt, DateTimeOffset At) : AlertEvent(At);

/// <summary>Its source reports it again, soon after it was over.</summary>
internal sealed record AlertRecurred(DateTimeOffset TurnedAt, DateTimeOffset At) : AlertEvent(At);

/// <summary>It begins and ends so often that it counts as going on.</summary>
internal sealed record AlertFlapped(DateTimeOffset TurnedAt, DateTimeOffset At) : AlertEvent(At);

internal sealed record AlertCalmed(DateTimeOffset TurnedAt, DateTimeOffset At) : AlertEvent(At);

/// <summary>Its source says it is over, or says nothing of it any more.</summary>
internal sealed record AlertEnded(DateTimeOffset TurnedAt, DateTimeOffset At) : AlertEvent(At);

internal sealed record AlertAcknowledged(Guid By, DateTimeOffset At) : AlertEvent(At);
internal sealed record AlertUnacknowledged(DateTimeOffset At) : AlertEvent(At);
internal sealed record AlertSnoozed(DateTimeOffset Until, DateTimeOffset At) : AlertEvent(At);
internal sealed record AlertWoken(DateTimeOffset At) : AlertEvent(At);
internal sealed record AlertAssigned(Guid? AssigneeId, DateTimeOffset At) : AlertEvent(At);

/// <summary>Somebody says it is over.</summary>
internal sealed record AlertResolved(Guid By, DateTimeOffset At) : AlertEvent(At);

internal sealed record AlertReopened(DateTimeOffset At) : AlertEvent(At);
internal sealed record AlertClosed(DateTimeOffset At) : AlertEvent(At);

/// <summary>Somebody said something about it; what, stands among its comments.</summary>
internal sealed record AlertCommented(Guid CommentId, DateTimeOffset At) : AlertEvent(At);

/// <summary>It is so urgent that those who know about its kind take it; these of them are told.</summary>
internal sealed record AlertRouted(string Team, ImmutableArray<Guid> Members, int Priority, DateTimeOffset At) : AlertEvent(At);

/// <summary>It is so urgent that supervisors are told at once.</summary>
internal sealed record AlertEscalated(int Priority, DateTimeOffset At) : AlertEvent(At);

/// <summary>Somebody says whether it was worth a page.</summary>
internal sealed record AlertRated(Guid By, bool WasWorthPaging, DateTimeOffset At) : AlertEvent(At);

/// <summary>It is the same thing as another alert: what people do about that one is done about it too.</summary>
internal sealed record AlertMerged(Guid IntoId, int IntoNumber, DateTimeOffset At) : AlertEvent(At);

internal sealed record AlertUnmerged(DateTimeOffset At) : AlertEvent(At);

/// <summary>Somebody works on it in the help desk.</summary>
internal sealed record AlertLinkedToTicket(Guid TicketId, string TicketNumber, DateTimeOffset At) : AlertEvent(At);

internal sealed record AlertUnlinkedFromTicket(DateTimeOffset At) : AlertEvent(At);
