using System.ComponentModel;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Features.Requests;

/// <summary>A ticket as the one who asked for it sees it: what it is about and how it stands, nothing of the work behind it.</summary>
internal sealed record RequestView(
    Guid Id, string Number, string Subject, string Description, TicketStatus Status, TicketPriority Priority, string? Category, Guid? SiteId, Guid? DeviceId,
    DateTimeOffset OpenedAt, DateTimeOffset ChangedAt, DateTimeOffset? FirstRespondedAt, DateTimeOffset? ResolvedAt, DateTimeOffset? ClosedAt,
    [property: Description("The request it goes on as, when it was merged.")] Guid? MergedIntoId, int ReplyCount, RatingView? Rating, int Version) : IVersioned
{
    public static RequestView Of(Ticket t, Desk desk) => new(
        t.Key, TicketNumber.Of(t.Number), t.Subject, t.Description, desk.StatusNamed(t.Status) ?? new(t.Status, t.Status, t.State), t.Priority, t.Category, t.SiteId == Guid.Empty ? null : t.SiteId, t.DeviceId,
        t.OpenedAt, t.ChangedAt, t.FirstRespondedAt, t.ResolvedAt, t.ClosedAt, t.MergedIntoId, t.ReplyCount, RatingView.Of(t), t.Version);
}
