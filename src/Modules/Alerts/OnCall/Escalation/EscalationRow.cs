using System.Collections.Immutable;

namespace Platform.Alerts.OnCall.Escalation;

/// <summary>Whether people are still called: until one answers, it is over, or everybody was called and nobody answered.</summary>
internal enum EscalationState { Calling, Answered, Over, Unanswered }

/// <summary>How far calling people about a notification has come.</summary>
internal sealed record EscalationRow
{
    public required TenantId Tenant { get; init; }
    public required Guid NotificationId { get; init; }
    public required Guid SiteId { get; init; }
    public required Guid PolicyId { get; init; }

    /// <summary>As they were when it began.</summary>
    public required ImmutableArray<EscalationStep> Steps { get; init; }

    public required int Repeats { get; init; }
    public required Guid[] AlertIds { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string Link { get; init; }
    public required int Revision { get; init; }
    public required EscalationState State { get; init; }

    /// <summary>It begins with later rounds when nobody takes care any more.</summary>
    public required int FirstRound { get; init; }

    public required int Round { get; init; }
    public required int Step { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required int WaitSeconds { get; init; }
    public required DateTimeOffset BegunAt { get; init; }
    public Guid? AnsweredBy { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>Somebody was called at a step.</summary>
internal sealed record PageRow
{
    public required TenantId Tenant { get; init; }
    public required Guid NotificationId { get; init; }
    public required int Round { get; init; }
    public required int Step { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset CalledAt { get; init; }
    public DateTimeOffset? ToldAt { get; init; }
}
