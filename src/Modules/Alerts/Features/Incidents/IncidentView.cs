using System.Collections.Immutable;
using Platform.Alerts.Domain.Incidents;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features.Incidents;

/// <summary>An incident as the API shows it.</summary>
internal sealed record IncidentView(
    Guid Id, string Number, string Title, IncidentState State, Guid? SiteId, bool IsStorm, IReadOnlyList<IncidentRoleView> Roles, int Alerts, int Folded, int Updates,
    DateTimeOffset OpenedAt, DateTimeOffset? MitigatedAt, DateTimeOffset? ResolvedAt, DateTimeOffset? ReviewedAt, Guid? MergedIntoId, int Version) : IVersioned
{
    public static IncidentView Of(Incident i) => new(
        i.Key, IncidentNumber.Of(i.Number), i.Title, i.State, i.SiteId == Guid.Empty ? null : i.SiteId, i.NotificationId is not null, [.. i.Roles.Select(r => new IncidentRoleView(r.Key, r.Value))],
        i.AlertCount, i.FoldedCount, i.UpdateCount, i.OpenedAt, i.MitigatedAt, i.ResolvedAt, i.ReviewedAt, i.MergedIntoId, i.Version);
}

/// <summary>Who does what in an incident.</summary>
internal sealed record IncidentRoleView(IncidentRole Role, Guid PersonId);
