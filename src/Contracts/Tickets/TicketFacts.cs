namespace Platform.Contracts.Tickets;

/// <summary>Somebody asked for help. Priority, channel and state are words: <c>high</c>, <c>email</c>, <c>onHold</c>. Without a site the ticket is the company's.</summary>
public sealed record TicketWasOpened(
    Guid TicketId, int Number, string Priority, string Channel, string? Category, Guid RequesterId, string? Customer, Guid? SiteId, Guid? DeviceId, Guid? TeamId, Guid? AssigneeId,
    DateTimeOffset At);

/// <summary>A ticket was given to a team, to somebody, or to nobody.</summary>
public sealed record TicketWasAssigned(Guid TicketId, Guid? TeamId, Guid? AssigneeId, DateTimeOffset At);

/// <summary>A ticket wants attention sooner or later than before.</summary>
public sealed record TicketWasPrioritised(Guid TicketId, string Priority, DateTimeOffset At);

/// <summary>A ticket waits for somebody else than before, or nobody any more.</summary>
public sealed record TicketStatusWasChanged(Guid TicketId, string Status, string State, DateTimeOffset At);

/// <summary>Somebody answered: the requester, or one of us.</summary>
public sealed record TicketWasAnswered(Guid TicketId, Guid MessageId, bool ByRequester, DateTimeOffset At);

/// <summary>What was asked for is done.</summary>
public sealed record TicketWasResolved(Guid TicketId, DateTimeOffset At);

/// <summary>It was not done after all.</summary>
public sealed record TicketWasReopened(Guid TicketId, DateTimeOffset At);

/// <summary>A part of the time promised for a ticket is over, and what was promised is not done yet. Clock is <c>firstResponse</c>, <c>nextResponse</c> or <c>resolution</c>.</summary>
public sealed record TicketSlaWasWarned(Guid TicketId, string Clock, Guid PolicyId, double Part, DateTimeOffset DueAt, DateTimeOffset At);

/// <summary>What was promised for a ticket was not done by the moment it was due; noticed at <c>At</c>.</summary>
public sealed record TicketSlaWasBreached(Guid TicketId, string Clock, Guid PolicyId, DateTimeOffset DueAt, DateTimeOffset At);

/// <summary>
/// SLA_BREACH_RISK: a ticket will probably not be done by the time promised; <c>Probability</c> is from 0 to 1. It stands until it is withdrawn.
/// </summary>
public sealed record TicketBreachRiskWasRaised(Guid TicketId, double Probability, DateTimeOffset DueAt, DateTimeOffset At);

/// <summary>
/// What was raised is withdrawn. Outcome is <c>lessLikely</c>, <c>inTime</c> when it was done in time, <c>breached</c>, or <c>notPromised</c> when nothing is
/// promised of it any more.
/// </summary>
public sealed record TicketBreachRiskWasWithdrawn(Guid TicketId, string Outcome, double? Probability, DateTimeOffset At);

/// <summary>A ticket's priority was raised from this one because it will probably breach.</summary>
public sealed record TicketWasEscalated(Guid TicketId, string From, double Probability, DateTimeOffset At);

/// <summary>A ticket is over; a merged one goes on as part of another.</summary>
public sealed record TicketWasClosed(Guid TicketId, Guid? MergedIntoId, DateTimeOffset At);

/// <summary>Its requester said how content they are, from 1 to 5.</summary>
public sealed record TicketWasRated(Guid TicketId, int Score, DateTimeOffset At);
