using System.Text.Json.Serialization;

namespace Platform.Alerts.Domain.Incidents;

/// <summary>What happened to an incident. What people wrote stands among its updates.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(IncidentOpened), "incident.opened.v1")]
[JsonDerivedType(typeof(IncidentRenamed), "incident.renamed.v1")]
[JsonDerivedType(typeof(IncidentAlertsAdded), "incident.alerts-added.v1")]
[JsonDerivedType(typeof(IncidentAlertRemoved), "incident.alert-removed.v1")]
[JsonDerivedType(typeof(IncidentFolded), "incident.folded.v1")]
[JsonDerivedType(typeof(IncidentRoleTaken), "incident.role-taken.v1")]
[JsonDerivedType(typeof(IncidentRoleLeft), "incident.role-left.v1")]
[JsonDerivedType(typeof(IncidentUpdated), "incident.updated.v1")]
[JsonDerivedType(typeof(IncidentMitigated), "incident.mitigated.v1")]
[JsonDerivedType(typeof(IncidentResolved), "incident.resolved.v1")]
[JsonDerivedType(typeof(IncidentReopened), "incident.reopened.v1")]
[JsonDerivedType(typeof(IncidentReviewed), "incident.reviewed.v1")]
[JsonDerivedType(typeof(IncidentSummaryRevised), "incident.summary-revised.v1")]
[JsonDerivedType(typeof(IncidentUnreviewed), "incident.unreviewed.v1")]
[JsonDerivedType(typeof(IncidentMerged), "incident.merged.v1")]
[JsonDerivedType(typeof(IncidentUnmerged), "incident.unmerged.v1")]
[JsonDerivedType(typeof(IncidentAbsorbed), "incident.absorbed.v1")]
[JsonDerivedType(typeof(IncidentAlertsReturned), "incident.alerts-returned.v1")]
internal abstract record IncidentEvent(DateTimeOffset At);

/// <summary>Somebody, or a storm, made one incident of these alerts.</summary>
internal sealed record IncidentOpened(Guid IncidentId, TenantId Tenant, int Number, Guid SiteId, string Title, Guid? NotificationId, int Alerts, int Folded, DateTimeOffset At) : IncidentEvent(At);

internal sealed record IncidentRenamed(string Title, DateTimeOffset At) : IncidentEvent(At);

/// <summary>More alerts belong to it; they are at this site, together with those it had.</summary>
internal sealed record IncidentAlertsAdded(int Alerts, Guid SiteId, DateTimeOffset At) : IncidentEvent(At);

internal sealed record IncidentAlertRemoved(Guid AlertId, DateTimeOffset At) : IncidentEvent(At);

/// <summary>So many alerts are hidden behind its own now.</summary>
internal sealed record IncidentFolded(int Folded, DateTimeOffset At) : IncidentEvent(At);

internal sealed record IncidentRoleTaken(IncidentRole Role, Guid PersonId, DateTimeOffset At) : IncidentEvent(At);
internal sealed record IncidentRoleLeft(IncidentRole Role, DateTimeOffset At) : IncidentEvent(At);
internal sealed record IncidentUpdated(Guid UpdateId, DateTimeOffset At) : IncidentEvent(At);

/// <summary>It does no more harm, though its cause may still be there.</summary>
internal sealed record IncidentMitigated(DateTimeOffset At) : IncidentEvent(At);

internal sealed record IncidentResolved(DateTimeOffset At) : IncidentEvent(At);
internal sealed record IncidentReopened(DateTimeOffset At) : IncidentEvent(At);

/// <summary>What happened and what was learned is written down.</summary>
internal sealed record IncidentReviewed(Guid SummaryId, DateTimeOffset At) : IncidentEvent(At);

/// <summary>What was written down is put better; what it said before is kept.</summary>
internal sealed record IncidentSummaryRevised(Guid SummaryId, DateTimeOffset At) : IncidentEvent(At);

/// <summary>It was too soon to write down what was learned.</summary>
internal sealed record IncidentUnreviewed(DateTimeOffset At) : IncidentEvent(At);

/// <summary>It is the same thing as another incident, which has its alerts from now on.</summary>
internal sealed record IncidentMerged(Guid IntoId, int IntoNumber, DateTimeOffset At) : IncidentEvent(At);

/// <summary>It is a thing of its own after all, with so many alerts.</summary>
internal sealed record IncidentUnmerged(int Alerts, DateTimeOffset At) : IncidentEvent(At);

/// <summary>It has the alerts of another incident, too; all of them are at this site.</summary>
internal sealed record IncidentAbsorbed(Guid FromId, int FromNumber, int Alerts, int Folded, Guid SiteId, DateTimeOffset At) : IncidentEvent(At);

/// <summary>An incident that was merged into it has its alerts back; those it keeps are at this site.</summary>
internal sealed record IncidentAlertsReturned(Guid ToId, int ToNumber, int Alerts, int Folded, Guid SiteId, DateTimeOffset At) : IncidentEvent(At);
