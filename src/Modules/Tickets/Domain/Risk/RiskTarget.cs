using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Domain.Risk;

/// <summary>What became of what a ticket was promised, as far as it has come.</summary>
internal enum TargetState
{
    /// <summary>Nothing is promised, or it goes on as part of another ticket.</summary>
    None,

    /// <summary>Not done, and still in time.</summary>
    Open,

    /// <summary>Done in time.</summary>
    Met,

    /// <summary>It was due and not done.</summary>
    Missed,
}

/// <summary>
/// What a ticket may miss: the time somebody said it is due, else its resolution, else, where that is not promised, its first response. A clock
/// that stands still is due when it would be if it went on now.
/// </summary>
internal readonly record struct RiskTarget(TargetState State, DateTimeOffset DueAt)
{
    public static RiskTarget Of(in JudgedTicket ticket, SlaStanding standing, DateTimeOffset now)
    {
        if (ticket.IsMerged) return default;
        if (ticket.DueBy is { } said) return Of(said, ticket.Clocks.Resolution.StoppedAt, now);
        foreach (var kind in (ReadOnlySpan<ClockKind>)[ClockKind.Resolution, ClockKind.FirstResponse])
            foreach (var reading in standing.Readings)
                if (reading.Kind == kind) return Of(reading, standing.Terms!, now);
        return default;
    }

    private static RiskTarget Of(DateTimeOffset due, DateTimeOffset? done, DateTimeOffset now) =>
        new(done is { } at ? at <= due ? TargetState.Met : TargetState.Missed : now <= due ? TargetState.Open : TargetState.Missed, due);

    private static RiskTarget Of(ClockReading reading, SlaTerms terms, DateTimeOffset now) => reading.State switch
    {
        ClockState.Met => new(TargetState.Met, reading.DueAt ?? now),
        ClockState.Breached => new(TargetState.Missed, reading.DueAt ?? now),
        _ when (reading.DueAt ?? terms.Calendar.Due(now, Max(reading.Left, TimeSpan.Zero))) is { } due => new(TargetState.Open, due),
        _ => default,
    };

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
