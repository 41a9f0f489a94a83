using System.Collections.Immutable;
using System.ComponentModel;
using Platform.Alerts.Domain.Records;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>An alert as the API shows it.</summary>
internal sealed record AlertView(
    Guid Id, string Number, string Name, string Severity, string Type, AlertState State, Guid? SiteId, string? Device,
    ImmutableSortedDictionary<string, string> Labels, ImmutableSortedDictionary<string, string> Annotations, string? GeneratorUrl,
    DateTimeOffset StartsAt, DateTimeOffset OpenedAt, bool IsFlapping, int Recurrences, DateTimeOffset? AcknowledgedAt, Guid? AcknowledgedBy, DateTimeOffset? SnoozedUntil,
    Guid? AssigneeId, DateTimeOffset? ResolvedAt, Guid? ResolvedBy, DateTimeOffset? ClosedAt, int Comments,
    [property: Description("From 0 to 100; 0 until it was judged, a moment after it began.")] int Priority, string? Team, DateTimeOffset? EscalatedAt,
    [property: Description("The alert it is a duplicate of.")] Guid? MergedIntoId, Guid? TicketId, int Version) : IVersioned
{
    public static AlertView Of(Alert a) => new(
        a.Key, AlertNumber.Of(a.Number), a.Name, a.Severity, a.Type, a.State, a.SiteId == Guid.Empty ? null : a.SiteId, a.Device, a.Labels, a.Annotations, a.GeneratorUrl,
        a.StartsAt, a.OpenedAt, a.IsFlapping, a.RecurrenceCount, a.AcknowledgedAt, a.AcknowledgedBy, a.SnoozedUntil, a.AssigneeId, a.ResolvedAt, a.ResolvedBy, a.ClosedAt, a.CommentCount,
        a.Priority, a.Team, a.EscalatedAt, a.MergedIntoId, a.TicketId, a.Version);
}
