using System.ComponentModel;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Features.Promises;

namespace Platform.Tickets.Features;

/// <summary>A ticket as those who work on it see it.</summary>
internal sealed record TicketView(
    Guid Id, [property: Description("The number people call it by: T-1042.")] string Number, string Subject, string Description, TicketStatus Status, TicketPriority Priority, TicketChannel Channel,
    string? Category, PersonRef? Requester, string? Customer, Guid? SiteId, string? SiteName, Guid? DeviceId, Guid? TeamId, string? TeamName, PersonRef? Assignee,
    IReadOnlyList<PersonRef> Watchers, IReadOnlyList<string> Tags, CustomFields Fields, Guid? ParentId, Guid? SplitFromId, Guid? MergedIntoId, [property: Description("The alert it is about.")] Guid? AlertId,
    [property: Description("When somebody said it is due; sla says what its policy promises.")] DateTimeOffset? DueBy, [property: Description("None when no policy covers it.")] SlaView? Sla,
    DateTimeOffset OpenedAt, DateTimeOffset ChangedAt, DateTimeOffset StateSince, DateTimeOffset? FirstRespondedAt, DateTimeOffset? ResolvedAt, DateTimeOffset? ClosedAt,
    [property: Description("When it was last reopened.")] DateTimeOffset? ReopenedAt, TicketCounts Counts, [property: Description("What its requester thinks of how it was resolved.")] RatingView? Rating,
    [property: Description("The statuses it may take now.")] IReadOnlyList<string> NextStatuses, int Version) : IVersioned;

/// <summary>How content somebody is, from 1 to 5.</summary>
internal sealed record RatingView(int Score, string? Comment, DateTimeOffset RatedAt)
{
    public static RatingView? Of(Ticket t) => t is { Rating: { } score, RatedAt: { } at } ? new(score, t.RatingComment, at) : null;
}

/// <summary>How much there is of everything about a ticket.</summary>
internal sealed record TicketCounts(int Replies, int Notes, int Files, int Links, int Reassignments, int Reopenings);

/// <summary>A ticket as a line of a list.</summary>
internal sealed record TicketLine(
    Guid Id, string Number, string Subject, TicketStatus Status, TicketPriority Priority, TicketChannel Channel, string? Category, PersonRef? Requester, string? Customer,
    Guid? SiteId, string? SiteName, Guid? TeamId, string? TeamName, PersonRef? Assignee, IReadOnlyList<string> Tags, Guid? ParentId,
    [property: Description("When somebody said it is due; else when its policy promises it next.")] DateTimeOffset? DueBy, [property: Description("Nobody said when it is due: its policy does.")] bool DueIsPromised,
    [property: Description("How likely it breaches what is promised, in percent; none when nothing is, and until it was judged.")] int? Risk,
    DateTimeOffset OpenedAt, DateTimeOffset ChangedAt, int Version) : IVersioned;
