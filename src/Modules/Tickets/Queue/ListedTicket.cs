using Platform.Tickets.Domain;

namespace Platform.Tickets.Queue;

/// <summary>A ticket as lists show it and as the queue learns of it.</summary>
internal sealed record ListedTicket
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required int Version { get; init; }
    public required string Subject { get; init; }
    public required TicketState State { get; init; }
    public required TicketPriority Priority { get; init; }
    public required TicketChannel Channel { get; init; }
    public required TagList Tags { get; init; }
    public required Guid? ParentId { get; init; }
    public required long OpenedTicks { get; init; }
    public required long ChangedTicks { get; init; }

    /// <summary>The far future: due at no time.</summary>
    public required long DueTicks { get; init; }

    public required string Status { get; init; }
    public required string Category { get; init; }
    public required string Customer { get; init; }
    public required Guid RequesterId { get; init; }
    public required Guid SiteId { get; init; }
    public required Guid TeamId { get; init; }
    public required Guid AssigneeId { get; init; }

    /// <summary>How likely it breaches, as <see cref="QueueBlock.RiskOf"/> says it; null when that is not known here.</summary>
    public byte? Risk { get; init; }

    /// <summary>Nobody said when it is due: its policy does.</summary>
    public bool IsPromised { get; init; }

    /// <summary>A ticket, and until when its policy promises it; what somebody said of it goes before that.</summary>
    public static ListedTicket Of(Ticket t, DateTimeOffset? promised) => new()
    {
        Id = t.Key, Number = t.Number, Version = t.Version, Subject = t.Subject, State = t.State, Priority = t.Priority, Channel = t.Channel, Tags = TagList.Of(t.Tags), ParentId = t.ParentId,
        OpenedTicks = t.OpenedAt.UtcTicks, ChangedTicks = t.ChangedAt.UtcTicks, DueTicks = (t.DueBy ?? promised)?.UtcTicks ?? DateTimeOffset.MaxValue.UtcTicks,
        IsPromised = t.DueBy is null && promised is not null, Status = t.Status,
        Category = t.Category ?? "", Customer = t.Customer ?? "", RequesterId = t.RequesterId, SiteId = t.SiteId, TeamId = t.TeamId ?? Guid.Empty, AssigneeId = t.AssigneeId ?? Guid.Empty,
    };
}

/// <summary>The tags of a ticket as one word, which tickets with the same tags share. No tag has the character between them.</summary>
internal readonly record struct TagList(string Joined)
{
    public const char Between = ' ';

    public string[] Tags => Joined.Length == 0 ? [] : Joined.Split(Between);

    public static TagList Of(string[] tags) => new(tags.Length == 0 ? "" : string.Join(Between, tags));
}
