namespace Platform.Tickets.Domain.Risk;

/// <summary>One ticket of a report: since when it was feared for, for what reasons, and what came of it by the end of the week; none while it is open.</summary>
internal sealed record ReportedTicket(Guid TicketId, DateTimeOffset? RaisedAt, double? Probability, IReadOnlyList<Sign> Reasons, RiskOutcome? Outcome);

/// <summary>How often something spoke for the breaches of a week.</summary>
internal sealed record BreachCause(Sign Sign, int Tickets);

/// <summary>A help desk's week: what was at risk, what was prevented, what breached and why. A breach nobody was told of before is unforeseen.</summary>
internal sealed record PreventionReport(
    DateOnly From, DateOnly Until, int AtRisk, int Prevented, int Breached, int Unforeseen, int StillAtRisk, int Escalated, IReadOnlyList<BreachCause> Causes, IReadOnlyList<ReportedTicket> Tickets)
{
    public const int MostTickets = 100;

    /// <summary>From what happened to tickets in the week and, of those feared for before, what had been said of them.</summary>
    public static PreventionReport Of(DateOnly from, IEnumerable<(Guid Ticket, TicketEvent Event)> events, DateTimeOffset begin)
    {
        var (raised, outcomes, breached, escalated) = (new Dictionary<Guid, TicketBreachRiskRaised>(), new Dictionary<Guid, RiskOutcome>(), new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var (ticket, @event) in events)
            switch (@event)
            {
                case TicketBreachRiskRaised e:
                    raised[ticket] = e;
                    outcomes.Remove(ticket);
                    break;
                case TicketBreachRiskWithdrawn e when e.At < begin:
                    raised.Remove(ticket);
                    break;
                case TicketBreachRiskWithdrawn e:
                    outcomes[ticket] = e.Outcome;
                    break;
                case TicketSlaBreached { Clock: Sla.ClockKind.Resolution } e when e.At >= begin:
                    breached.Add(ticket);
                    break;
                case TicketEscalated e when e.At >= begin:
                    escalated.Add(ticket);
                    break;
            }

        breached.UnionWith(outcomes.Where(o => o.Value is RiskOutcome.Breached).Select(o => o.Key));
        var tickets = raised.Keys.Union(breached).Select(ticket => raised.GetValueOrDefault(ticket) is { } e
            ? new ReportedTicket(ticket, e.At, e.Probability, e.Reasons, breached.Contains(ticket) ? RiskOutcome.Breached : outcomes.TryGetValue(ticket, out var outcome) ? outcome : null)
            : new(ticket, null, null, [], RiskOutcome.Breached)).ToList();
        return new(
            from, from.AddDays(6), raised.Count, tickets.Count(t => t.Outcome is RiskOutcome.InTime or RiskOutcome.LessLikely), breached.Count, breached.Count(t => !raised.ContainsKey(t)),
            tickets.Count(t => t.Outcome is null), escalated.Count,
            [.. tickets.Where(t => t.Outcome is RiskOutcome.Breached).SelectMany(t => t.Reasons).CountBy(s => s).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => new BreachCause(c.Key, c.Value))],
            [.. tickets.OrderBy(t => t.Outcome is RiskOutcome.Breached ? 0 : t.Outcome is null ? 1 : 2).ThenByDescending(t => t.Probability).ThenBy(t => t.TicketId).Take(MostTickets)]);
    }
}
