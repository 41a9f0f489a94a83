using System.Text.Json.Serialization;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Domain;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(TicketOpened), "ticket.opened.v1")]
[JsonDerivedType(typeof(TicketRenamed), "ticket.renamed.v1")]
[JsonDerivedType(typeof(TicketDescribed), "ticket.described.v1")]
[JsonDerivedType(typeof(TicketPrioritised), "ticket.prioritised.v1")]
[JsonDerivedType(typeof(TicketCategorised), "ticket.categorised.v1")]
[JsonDerivedType(typeof(TicketRequesterChanged), "ticket.requester-changed.v1")]
[JsonDerivedType(typeof(TicketCustomerNamed), "ticket.customer-named.v1")]
[JsonDerivedType(typeof(TicketPlaced), "ticket.placed.v1")]
[JsonDerivedType(typeof(TicketAssigned), "ticket.assigned.v1")]
[JsonDerivedType(typeof(TicketTagged), "ticket.tagged.v1")]
[JsonDerivedType(typeof(TicketFieldsChanged), "ticket.fields-changed.v1")]
[JsonDerivedType(typeof(TicketDueSet), "ticket.due-set.v1")]
[JsonDerivedType(typeof(TicketStatusChanged), "ticket.status-changed.v1")]
[JsonDerivedType(typeof(TicketResolved), "ticket.resolved.v1")]
[JsonDerivedType(typeof(TicketReopened), "ticket.reopened.v1")]
[JsonDerivedType(typeof(TicketClosed), "ticket.closed.v1")]
[JsonDerivedType(typeof(TicketRated), "ticket.rated.v1")]
[JsonDerivedType(typeof(TicketReplied), "ticket.replied.v1")]
[JsonDerivedType(typeof(TicketNoted), "ticket.noted.v1")]
[JsonDerivedType(typeof(TicketWatched), "ticket.watched.v1")]
[JsonDerivedType(typeof(TicketUnwatched), "ticket.unwatched.v1")]
[JsonDerivedType(typeof(TicketLinked), "ticket.linked.v1")]
[JsonDerivedType(typeof(TicketUnlinked), "ticket.unlinked.v1")]
[JsonDerivedType(typeof(TicketMerged), "ticket.merged.v1")]
[JsonDerivedType(typeof(TicketUnmerged), "ticket.unmerged.v1")]
[JsonDerivedType(typeof(TicketAbsorbed), "ticket.absorbed.v1")]
[JsonDerivedType(typeof(TicketReleased), "ticket.released.v1")]
[JsonDerivedType(typeof(TicketParentChanged), "ticket.parent-changed.v1")]
[JsonDerivedType(typeof(TicketMessageSplitOut), "ticket.message-split-out.v1")]
[JsonDerivedType(typeof(TicketFileAttached), "ticket.file-attached.v1")]
[JsonDerivedType(typeof(TicketFileRemoved), "ticket.file-removed.v1")]
[JsonDerivedType(typeof(TicketTimeLogged), "ticket.time-logged.v1")]
[JsonDerivedType(typeof(TicketTimeRemoved), "ticket.time-removed.v1")]
[JsonDerivedType(typeof(TicketSlaWarned), "ticket.sla-warned.v1")]
[JsonDerivedType(typeof(TicketSlaBreached), "ticket.sla-breached.v1")]
[JsonDerivedType(typeof(TicketRepromised), "ticket.repromised.v1")]
[JsonDerivedType(typeof(TicketBreachRiskRaised), "ticket.breach-risk-raised.v1")]
[JsonDerivedType(typeof(TicketBreachRiskWithdrawn), "ticket.breach-risk-withdrawn.v1")]
[JsonDerivedType(typeof(TicketEscalated), "ticket.escalated.v1")]
internal abstract record TicketEvent(DateTimeOffset At);

internal sealed record TicketOpened(
    Guid TicketId, TenantId Tenant, int Number, [property: Personal] string Subject, [property: Personal] string Description, Guid RequesterId,
    TicketPriority Priority, TicketChannel Channel, string Status, TicketState State, DateTimeOffset At) : TicketEvent(At)
{
    public string? Category { get; init; }
    public string? Customer { get; init; }

    /// <summary>Empty: at no site.</summary>
    public Guid SiteId { get; init; }

    public Guid? DeviceId { get; init; }
    public Guid? TeamId { get; init; }
    public Guid? AssigneeId { get; init; }
    public string[] Tags { get; init; } = [];
    public CustomFields Fields { get; init; } = CustomFields.None;
    public DateTimeOffset? DueBy { get; init; }
    public Guid? ParentId { get; init; }

    /// <summary>The ticket one of whose messages it was.</summary>
    public Guid? SplitFromId { get; init; }

    /// <summary>The alert it is about.</summary>
    public Guid? AlertId { get; init; }

    /// <summary>When an import brought it here; null when it was opened here.</summary>
    public DateTimeOffset? BroughtAt { get; init; }
}

internal sealed record TicketRenamed([property: Personal] string Subject, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketDescribed([property: Personal] string Description, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketPrioritised(TicketPriority Priority, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketCategorised(string? Category, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketRequesterChanged(Guid RequesterId, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketCustomerNamed(string? Customer, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketPlaced(Guid SiteId, Guid? DeviceId, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketAssigned(Guid? TeamId, Guid? AssigneeId, DateTimeOffset At) : TicketEvent(At)
{
    /// <summary>Why them, when the rules of assignment chose; null when somebody did.</summary>
    public string? Why { get; init; }
}


/// <summary>The ticket has these tags now and no others.</summary>
internal sealed record TicketTagged(string[] Tags, DateTimeOffset At) : TicketEvent(At);

internal sealed record TicketFieldsChanged(CustomFields Fields, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketDueSet(DateTimeOffset? DueBy, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketStatusChanged(string Status, TicketState State, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketResolved(string Status, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketReopened(string Status, TicketState State, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketClosed(string Status, DateTimeOffset At) : TicketEvent(At);

/// <summary>Its requester said how content they are, from 1 to 5.</summary>
internal sealed record TicketRated(short Score, [property: Personal] string? Comment, DateTimeOffset At) : TicketEvent(At);

/// <summary>A message both sides see. Its text is with the messages, not here.</summary>
internal sealed record TicketReplied(Guid MessageId, bool ByRequester, DateTimeOffset At) : TicketEvent(At);

/// <summary>A message only colleagues see.</summary>
internal sealed record TicketNoted(Guid MessageId, Guid[] Mentions, DateTimeOffset At) : TicketEvent(At);

internal sealed record TicketWatched(Guid PersonId, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketUnwatched(Guid PersonId, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketLinked(Guid OtherId, LinkKind Kind, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketUnlinked(Guid OtherId, LinkKind Kind, DateTimeOffset At) : TicketEvent(At);

/// <summary>It goes on as part of another ticket, and is closed itself.</summary>
internal sealed record TicketMerged(Guid IntoId, string Status, DateTimeOffset At) : TicketEvent(At);

/// <summary>The merge was undone: it stands where it stood before.</summary>
internal sealed record TicketUnmerged(DateTimeOffset At) : TicketEvent(At);

internal sealed record TicketAbsorbed(Guid FromId, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketReleased(Guid FromId, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketParentChanged(Guid? ParentId, DateTimeOffset At) : TicketEvent(At);

/// <summary>One of its messages became a ticket of its own.</summary>
internal sealed record TicketMessageSplitOut(Guid MessageId, Guid NewTicketId, DateTimeOffset At) : TicketEvent(At);

internal sealed record TicketFileAttached(Guid FileId, [property: Personal] string Name, long Bytes, DateTimeOffset At) : TicketEvent(At);
internal sealed record TicketFileRemoved(Guid FileId, DateTimeOffset At) : TicketEvent(At);

/// <summary>Somebody spent so much on it. What they did is with the entry, not here.</summary>
internal sealed record TicketTimeLogged(Guid EntryId, int Minutes, bool IsBillable, DateTimeOffset At) : TicketEvent(At);

internal sealed record TicketTimeRemoved(Guid EntryId, int Minutes, DateTimeOffset At) : TicketEvent(At);

/// <summary>Part of a target has been reached, and it is not stopped yet. Noticed at <see cref="TicketEvent.At"/>.</summary>
internal sealed record TicketSlaWarned(ClockKind Clock, DateTimeOffset StartedAt, Guid PolicyId, double Part, DateTimeOffset DueAt, DateTimeOffset At) : TicketEvent(At);

/// <summary>A clock was not stopped by the moment it was due. Noticed at <see cref="TicketEvent.At"/>.</summary>
internal sealed record TicketSlaBreached(ClockKind Clock, DateTimeOffset StartedAt, Guid PolicyId, DateTimeOffset DueAt, DateTimeOffset At) : TicketEvent(At);

/// <summary>A policy or a calendar was changed, and the ticket is promised by another policy or for another time than before.</summary>
internal sealed record TicketRepromised(Guid? PolicyId, DateTimeOffset? DueAt, DateTimeOffset At) : TicketEvent(At);

/// <summary>It will probably breach. Noticed at <see cref="TicketEvent.At"/>; nobody has done anything about it by that.</summary>
internal sealed record TicketBreachRiskRaised(double Probability, DateTimeOffset DueAt, DateTimeOffset At) : TicketEvent(At)
{
    /// <summary>What spoke for it most.</summary>
    public IReadOnlyList<Sign> Reasons { get; init; } = [];
}


/// <summary>It is not to be feared any more, or has come about.</summary>
internal sealed record TicketBreachRiskWithdrawn(RiskOutcome Outcome, double? Probability, DateTimeOffset At) : TicketEvent(At);

/// <summary>
/// Its priority is raised, because it will probably breach, with a note that says why. It happens to a ticket once; nobody has done anything about it by that.
/// </summary>
internal sealed record TicketEscalated(double Probability, TicketPriority From, TicketPriority To, Guid NoteId, DateTimeOffset At) : TicketEvent(At);
