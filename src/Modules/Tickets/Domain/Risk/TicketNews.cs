namespace Platform.Tickets.Domain.Risk;

/// <summary>Something that became known of a ticket. Whether it breached is known no earlier than when it closes.</summary>
internal sealed record TicketNews(string Ticket, DateTimeOffset At, DateTimeOffset OpenedAt, DateTimeOffset DueAt, Stage Stage, Likeness Likeness)
{
    public int Impact { get; init; }
    public int Urgency { get; init; }
    public bool HasAssignee { get; init; }
    public int Reassignments { get; init; }
    public int Reopens { get; init; }
    public int Changes { get; init; }
    public bool? Breached { get; init; }

    public bool IsUnresolved => Stage is not (Stage.Resolved or Stage.Closed);

    /// <summary>The ticket as it stands some time after this was the last that was heard of it.</summary>
    public OpenTicket Seen(DateTimeOffset at, IWorkingTime time) => new()
    {
        Likeness = Likeness,
        Stage = Stage,
        HoursOfTarget = (float)(time.HourAt(DueAt) - time.HourAt(OpenedAt)),
        HoursLeft = (float)(time.HourAt(DueAt) - time.HourAt(at)),
        HoursIdle = (float)(time.HourAt(at) - time.HourAt(At)),
        HoursSinceChange = (float)(at - At).TotalHours,
        ShareSpent = DueAt > OpenedAt ? (float)((at - OpenedAt) / (DueAt - OpenedAt)) : 1,
        Impact = Impact,
        Urgency = Urgency,
        HasAssignee = HasAssignee,
        Reassignments = Reassignments,
        Reopens = Reopens,
        Changes = Changes,
        HourOfWeek = time.HourOfWeek(at),
    };
}

/// <summary>When people work: the clock that only goes while they do.</summary>
internal interface IWorkingTime
{
    /// <summary>Working hours from a fixed beginning to this instant.</summary>
    double HourAt(DateTimeOffset at);

    /// <summary>The time of the week where they work, in hours from Monday 0:00.</summary>
    float HourOfWeek(DateTimeOffset at);
}
