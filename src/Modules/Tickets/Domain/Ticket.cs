using System.Text.Json.Serialization;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Domain;

/// <summary>Somebody's request for help, and what became of it.</summary>
internal sealed record Ticket : IEntity<Ticket, TicketEvent>, IAboutPerson
{
    public const int LongestSubject = 300, LongestDescription = 65_536, MostWatchers = 100;

    public static string Kind => "ticket";

    public required Guid Key { get; init; }
    public required TenantId Tenant { get; init; }

    /// <summary>Said aloud as T-1042.</summary>
    public required int Number { get; init; }

    public required string Subject { get; init; }
    public required string Description { get; init; }

    /// <summary>The name of its status among the company's own; <see cref="State"/> is where that stands.</summary>
    public required string Status { get; init; }

    public required TicketState State { get; init; }
    public required TicketPriority Priority { get; init; }
    public required TicketChannel Channel { get; init; }
    public string? Category { get; init; }

    /// <summary>A person of the company, or a contact; its key seals what the journal tells of them.</summary>
    public required Guid RequesterId { get; init; }

    /// <summary>The company it is done for.</summary>
    public string? Customer { get; init; }

    /// <summary>Empty: at no site, and so only for those who may see all of them.</summary>
    public Guid SiteId { get; init; }

    public Guid? DeviceId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? AssigneeId { get; init; }
    public Guid[] Watchers { get; init; } = [];
    public string[] Tags { get; init; } = [];
    public CustomFields Fields { get; init; } = CustomFields.None;
    public Guid? ParentId { get; init; }
    public Guid? SplitFromId { get; init; }

    /// <summary>The alert it is about.</summary>
    public Guid? AlertId { get; init; }

    public Guid? MergedIntoId { get; init; }
    public DateTimeOffset? MergedAt { get; init; }

    /// <summary>Where it stood when it was merged, and stands again when that is undone.</summary>
    public string? StatusBeforeMerge { get; init; }

    public TicketState? StateBeforeMerge { get; init; }

    public DateTimeOffset? DueBy { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public required DateTimeOffset StateSince { get; init; }

    public DateTimeOffset? FirstRespondedAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public DateTimeOffset? ReopenedAt { get; init; }
    public int ReplyCount { get; init; }
    public int NoteCount { get; init; }
    public int FileCount { get; init; }
    public int LinkCount { get; init; }

    /// <summary>How often its team or assignee changed after the first.</summary>
    public int ReassignmentCount { get; init; }

    public int ReopenCount { get; init; }

    /// <summary>How content its requester is with the last resolution, from 1 to 5.</summary>
    public short? Rating { get; init; }

    public string? RatingComment { get; init; }
    public DateTimeOffset? RatedAt { get; init; }

    /// <summary>Since when it is known here: of what was due before, nobody could be told. Later than its opening when it was imported.</summary>
    public required DateTimeOffset KnownSince { get; init; }

    /// <summary>Since when others know that it will probably breach; null when there is nothing to fear, or no more.</summary>
    public DateTimeOffset? BreachRiskRaisedAt { get; init; }

    /// <summary>When its priority was raised because it would probably breach.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>What its priority was before that, until somebody gives it another.</summary>
    public TicketPriority? PriorityBeforeEscalation { get; init; }

    /// <summary>The priority its promises go by: that we hurry must not make the promise a tighter one.</summary>
    [JsonIgnore]
    public TicketPriority PromisedPriority => PriorityBeforeEscalation ?? Priority;

    /// <summary>What its promises are read from. Audits tell of what stopped and started them, not of the clocks.</summary>
    [JsonIgnore]
    public TicketClocks Clocks { get; init; } = null!; // every event sees to them

    public required int Version { get; init; }

    Guid IAboutPerson.Person => RequesterId;

    public static Ticket Evolve(Ticket? ticket, TicketEvent @event) => ((ticket, @event) switch
    {
        (null, TicketOpened e) => new()
        {
            Key = e.TicketId, Tenant = e.Tenant, Number = e.Number, Subject = e.Subject, Description = e.Description, Status = e.Status, State = e.State,
            Priority = e.Priority, Channel = e.Channel, Category = e.Category, RequesterId = e.RequesterId, Customer = e.Customer, SiteId = e.SiteId, DeviceId = e.DeviceId,
            TeamId = e.TeamId, AssigneeId = e.AssigneeId, Tags = e.Tags, Fields = e.Fields, DueBy = e.DueBy, ParentId = e.ParentId, SplitFromId = e.SplitFromId, AlertId = e.AlertId,
            OpenedAt = e.At, ChangedAt = e.At, StateSince = e.At, KnownSince = e.BroughtAt ?? e.At, Version = 1,
        },
        ({ } t, TicketRenamed e) => t.After(e) with { Subject = e.Subject },
        ({ } t, TicketDescribed e) => t.After(e) with { Description = e.Description },
        ({ } t, TicketPrioritised e) => t.After(e) with { Priority = e.Priority, PriorityBeforeEscalation = null },
        ({ } t, TicketCategorised e) => t.After(e) with { Category = e.Category },
        ({ } t, TicketRequesterChanged e) => t.After(e) with { RequesterId = e.RequesterId },
        ({ } t, TicketCustomerNamed e) => t.After(e) with { Customer = e.Customer },
        ({ } t, TicketPlaced e) => t.After(e) with { SiteId = e.SiteId, DeviceId = e.DeviceId },
        ({ } t, TicketAssigned e) => t.After(e) with
        {
            TeamId = e.TeamId, AssigneeId = e.AssigneeId, ReassignmentCount = t.ReassignmentCount + (t.TeamId is null && t.AssigneeId is null ? 0 : 1),
        },
        ({ } t, TicketTagged e) => t.After(e) with { Tags = e.Tags },
        ({ } t, TicketFieldsChanged e) => t.After(e) with { Fields = e.Fields },
        ({ } t, TicketDueSet e) => t.After(e) with { DueBy = e.DueBy },
        ({ } t, TicketStatusChanged e) => t.After(e).At(e.Status, e.State, e.At),
        ({ } t, TicketResolved e) => t.After(e).At(e.Status, TicketState.Resolved, e.At) with { ResolvedAt = e.At },
        ({ } t, TicketReopened e) => t.After(e).At(e.Status, e.State, e.At) with { ResolvedAt = null, ClosedAt = null, ReopenedAt = e.At, ReopenCount = t.ReopenCount + 1, Rating = null, RatingComment = null, RatedAt = null },
        ({ } t, TicketClosed e) => t.After(e).At(e.Status, TicketState.Closed, e.At) with { ClosedAt = e.At },
        ({ } t, TicketRated e) => t.After(e) with { Rating = e.Score, RatingComment = e.Comment, RatedAt = e.At },
        ({ } t, TicketReplied e) => t.After(e) with { ReplyCount = t.ReplyCount + 1, FirstRespondedAt = t.FirstRespondedAt ?? (e.ByRequester ? null : e.At) },
        ({ } t, TicketNoted e) => t.After(e) with { NoteCount = t.NoteCount + 1 },
        ({ } t, TicketWatched e) => t.After(e) with { Watchers = [.. t.Watchers, e.PersonId] },
        ({ } t, TicketUnwatched e) => t.After(e) with { Watchers = [.. t.Watchers.Where(w => w != e.PersonId)] },
        ({ } t, TicketLinked e) => t.After(e) with { LinkCount = t.LinkCount + 1 },
        ({ } t, TicketUnlinked e) => t.After(e) with { LinkCount = t.LinkCount - 1 },
        ({ } t, TicketMerged e) => t.After(e).At(e.Status, TicketState.Closed, e.At) with
        {
            MergedIntoId = e.IntoId, MergedAt = e.At, ClosedAt = e.At, StatusBeforeMerge = t.Status, StateBeforeMerge = t.State,
        },
        ({ } t, TicketUnmerged e) => t.After(e).At(t.StatusBeforeMerge!, t.StateBeforeMerge!.Value, e.At) with
        {
            MergedIntoId = null, MergedAt = null, ClosedAt = null, StatusBeforeMerge = null, StateBeforeMerge = null,
        },
        ({ } t, TicketAbsorbed e) => t.After(e),
        ({ } t, TicketReleased e) => t.After(e),
        ({ } t, TicketParentChanged e) => t.After(e) with { ParentId = e.ParentId },
        ({ } t, TicketMessageSplitOut e) => t.After(e),
        ({ } t, TicketFileAttached e) => t.After(e) with { FileCount = t.FileCount + 1 },
        ({ } t, TicketFileRemoved e) => t.After(e) with { FileCount = t.FileCount - 1 },
        ({ } t, TicketTimeLogged or TicketTimeRemoved) => t.After(@event),
        // Time passing is no change somebody made: what an import brings next may have happened before.
        ({ } t, TicketBreachRiskRaised e) => t with { Version = t.Version + 1, BreachRiskRaisedAt = e.At },
        ({ } t, TicketBreachRiskWithdrawn) => t with { Version = t.Version + 1, BreachRiskRaisedAt = null },
        ({ } t, TicketEscalated e) => t with { Version = t.Version + 1, Priority = e.To, PriorityBeforeEscalation = e.From, EscalatedAt = e.At, NoteCount = t.NoteCount + 1 },
        ({ } t, TicketSlaWarned or TicketSlaBreached or TicketRepromised) => t with { Version = t.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {ticket}."),
    }).Clocked(ticket?.Clocks, @event);

    public Refusal? RefuseIfMerged() => MergedIntoId is null ? null : TicketRefusals.Merged;

    /// <summary>What is closed is not changed any more, only reopened.</summary>
    public Refusal? RefuseIfClosed() => RefuseIfMerged() ?? (State is TicketState.Closed ? TicketRefusals.Closed : null);

    private Ticket Clocked(TicketClocks? before, TicketEvent e) => this with { Clocks = TicketClocks.Evolve(before, e, State) };

    private Ticket After(TicketEvent e) => this with { Version = Version + 1, ChangedAt = e.At };

    private Ticket At(string status, TicketState state, DateTimeOffset at) => this with { Status = status, State = state, StateSince = state == State ? StateSince : at };
}
