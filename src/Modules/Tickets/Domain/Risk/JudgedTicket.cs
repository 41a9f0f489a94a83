using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Domain.Risk;

/// <summary>What of a ticket its risk is judged by.</summary>
internal readonly record struct JudgedTicket
{
    public required Guid Key { get; init; }
    public required int Number { get; init; }
    public required int Version { get; init; }
    public required TicketState State { get; init; }
    public required TicketPriority Priority { get; init; }

    /// <summary>The priority what is promised goes by.</summary>
    public required TicketPriority PromisedPriority { get; init; }

    public required TicketChannel Channel { get; init; }
    public string? Category { get; init; }
    public string? Customer { get; init; }
    public Guid SiteId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? AssigneeId { get; init; }
    public DateTimeOffset? DueBy { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required DateTimeOffset KnownSince { get; init; }

    /// <summary>What was done about it: answers, notes, files, changes of hands. What follows from its risk is no doing of anybody.</summary>
    public int Doings { get; init; }

    public int Reassignments { get; init; }
    public int Reopens { get; init; }
    public bool IsMerged { get; init; }

    /// <summary>Others have been told that it will probably breach.</summary>
    public bool IsRaised { get; init; }

    public bool WasEscalated { get; init; }
    public required TicketClocks Clocks { get; init; }

    public static JudgedTicket Of(Ticket t) => new()
    {
        Key = t.Key, Number = t.Number, Version = t.Version, State = t.State, Priority = t.Priority, PromisedPriority = t.PromisedPriority, Channel = t.Channel, Category = t.Category,
        Customer = t.Customer, SiteId = t.SiteId, TeamId = t.TeamId, AssigneeId = t.AssigneeId, DueBy = t.DueBy, OpenedAt = t.OpenedAt, ChangedAt = t.ChangedAt, KnownSince = t.KnownSince,
        Doings = t.ReplyCount + t.NoteCount + t.FileCount + t.ReassignmentCount + t.ReopenCount - (t.EscalatedAt is null ? 0 : 1), Reassignments = t.ReassignmentCount, Reopens = t.ReopenCount, IsMerged = t.MergedIntoId is not null, IsRaised = t.BreachRiskRaisedAt is not null, WasEscalated = t.EscalatedAt is not null,
        Clocks = t.Clocks,
    };

    public ClockedTicket Clocked => new(ClockedTicket.SubjectOf(Customer, SiteId, Category, PromisedPriority), Clocks, KnownSince);

    public TicketNews News(DateTimeOffset dueAt, bool? breached = null) => new(Key.ToString("N"), ChangedAt, OpenedAt, dueAt, Stage, LikenessOf(PromisedPriority, Category, TeamId, Channel))
    {
        HasAssignee = AssigneeId is not null, Reassignments = Reassignments, Reopens = Reopens, Changes = Doings, Breached = breached,
    };

    /// <summary>Tickets of one team, category, priority and channel have a history in common. The most pressing priority is 1.</summary>
    public static Likeness LikenessOf(TicketPriority priority, string? category, Guid? team, TicketChannel channel) =>
        new((int)TicketPriority.Urgent + 1 - (int)priority, category, team?.ToString("D"), channel.ToString());

    private Stage Stage => State switch
    {
        TicketState.New => Stage.New,
        TicketState.Pending => Stage.AwaitingRequester,
        TicketState.OnHold => Stage.AwaitingOthers,
        TicketState.Resolved => Stage.Resolved,
        TicketState.Closed => Stage.Closed,
        _ => Stage.Active,
    };
}
