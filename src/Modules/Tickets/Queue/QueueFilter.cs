using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Risk;

namespace Platform.Tickets.Queue;

/// <summary>What a list may be narrowed by, and counted by; all else that can be asked together.</summary>
[Flags]
internal enum Facets : ushort { None = 0, Status = 1, State = 2, Priority = 4, Assignee = 8, Team = 16, Site = 32, Customer = 64, Category = 128, Channel = 256, Due = 512, Else = 1024 }

/// <summary>Until when a ticket is promised.</summary>
internal enum Due { Overdue, Today, Week, Later, Never }

/// <summary>Which tickets are asked for. Nothing asked of a facet means anything will do; the empty id stands for nobody, nowhere, no team.</summary>
internal sealed record QueueFilter(PermittedSites Permitted, DateTimeOffset Now)
{
    public IReadOnlySet<string>? Statuses { get; init; }
    public IReadOnlySet<TicketState>? States { get; init; }
    public IReadOnlySet<TicketPriority>? Priorities { get; init; }
    public IReadOnlySet<TicketChannel>? Channels { get; init; }
    public IReadOnlySet<Due>? Dues { get; init; }
    public IReadOnlySet<Guid>? Assignees { get; init; }
    public IReadOnlySet<Guid>? Teams { get; init; }
    public IReadOnlySet<Guid>? Sites { get; init; }
    public IReadOnlySet<Guid>? Requesters { get; init; }
    public IReadOnlySet<string>? Customers { get; init; }
    public IReadOnlySet<string>? Categories { get; init; }
    public IReadOnlySet<Guid>? Parents { get; init; }

    /// <summary>A ticket must have all of them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether it asks for nothing but tickets there is still something to do about.</summary>
    public bool AsksForActiveOnly => RiskFrom is not null || Risks is not null || (States is { } states && states.All(state => state.IsActive()));

    /// <summary>So many percent likely to breach, or more.</summary>
    public int? RiskFrom { get; init; }

    public IReadOnlySet<RiskBand>? Risks { get; init; }

    public DateTimeOffset? OpenedFrom { get; init; }
    public DateTimeOffset? OpenedUntil { get; init; }

    /// <summary>Looked for in subjects, customers, tags and numbers: a ticket must have all of them.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}
