namespace Platform.Tickets.Domain.Risk;

/// <summary>Where a ticket stands in its life, as far as the chance of a breach is concerned.</summary>
internal enum Stage : byte
{
    New,
    Active,
    AwaitingRequester,
    AwaitingOthers,
    Resolved,
    Closed,
}

/// <summary>What tickets are compared by: those of one priority, category, group or channel have a history in common.</summary>
internal readonly record struct Likeness(int Priority, string? Category, string? Group, string? Channel);

/// <summary>
/// What is known of an unresolved ticket at one moment. Hours are working hours of the people who solve tickets: a night before the due date
/// is no time left. Priority, impact and urgency count from 1, the most pressing; 0 is unknown.
/// </summary>
internal readonly record struct OpenTicket
{
    public required Likeness Likeness { get; init; }
    public Stage Stage { get; init; }
    public float HoursOfTarget { get; init; }
    public float HoursLeft { get; init; }
    public float HoursIdle { get; init; }

    /// <summary>Since anything was changed, by the wall clock.</summary>
    public float HoursSinceChange { get; init; }

    /// <summary>The part of the time from opening to the due date that has passed, by the wall clock.</summary>
    public float ShareSpent { get; init; }

    public int Impact { get; init; }
    public int Urgency { get; init; }
    public bool HasAssignee { get; init; }
    public int Reassignments { get; init; }
    public int Reopens { get; init; }
    public int Changes { get; init; }

    /// <summary>The time of the week where tickets are solved, in hours from Monday 0:00.</summary>
    public float HourOfWeek { get; init; }
}
