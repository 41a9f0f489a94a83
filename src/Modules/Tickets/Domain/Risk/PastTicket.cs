namespace Platform.Tickets.Domain.Risk;

/// <summary>What a ticket of the past teaches: when it came, when it was due and when it was done. Due at no time, it was in time whenever it was done.</summary>
internal readonly record struct PastTicket(Likeness Likeness, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, DateTimeOffset? DoneAt)
{
    private const double AtOnceHours = 1;

    private enum Step : byte { Came, FellDue, Done }

    private bool IsLate => DueAt < (DoneAt ?? DateTimeOffset.MaxValue);

    /// <summary>What these tickets have taught by now, lived through in the order things happened.</summary>
    public static Experience Of(IReadOnlyList<PastTicket> tickets, IWorkingTime time, DateTimeOffset now)
    {
        var steps = new List<(DateTimeOffset At, int Ticket, Step Step)>(2 * tickets.Count);
        for (var i = 0; i < tickets.Count; i++)
        {
            var ticket = tickets[i];
            steps.Add((ticket.OpenedAt, i, Step.Came));
            if (ticket.IsLate) steps.Add((Latest(ticket.DueAt!.Value, ticket.OpenedAt), i, Step.FellDue));
            if (ticket.DoneAt is { } done) steps.Add((Latest(done, ticket.OpenedAt), i, Step.Done));
        }

        steps.Sort();
        var past = new Experience();
        foreach (var (at, i, step) in steps)
        {
            if (at > now) break;
            var ticket = tickets[i];
            past.Hour = Math.Max(past.Hour, time.HourAt(at));
            if (step is Step.Came) past.Join(ticket.Likeness, isInTime: true);
            else if (step is Step.FellDue) past.FallDue(ticket.Likeness);
            else
            {
                past.Leave(ticket.Likeness, isInTime: !ticket.IsLate, isResolved: true, isAtOnce: past.Hour - time.HourAt(ticket.OpenedAt) < AtOnceHours);
                past.End(ticket.Likeness, breached: ticket.IsLate);
            }
        }

        past.Hour = Math.Max(past.Hour, time.HourAt(now));
        return past;
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
