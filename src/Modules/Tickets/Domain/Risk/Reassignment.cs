namespace Platform.Tickets.Domain.Risk;

/// <summary>What giving a ticket to another group would make of its chance of a breach.</summary>
internal sealed record Reassignment(string Group, double ProbabilityNow, double ProbabilityThen)
{
    /// <summary>Less than this is not worth a change of hands.</summary>
    public const double LeastGain = 0.05;

    /// <summary>The best of the groups, or nothing when none is worth it. That a change of hands costs time is part of the score.</summary>
    public static Reassignment? Best(RiskModel model, in OpenTicket ticket, Experience past, IEnumerable<string> groups)
    {
        var (now, best) = (model.Probability(ticket, past), default(Reassignment?));
        foreach (var group in groups.Where(g => g is not null).Order(StringComparer.Ordinal))
        {
            if (group == ticket.Likeness.Group) continue;
            var then = model.Probability(ticket with { Likeness = ticket.Likeness with { Group = group }, Reassignments = ticket.Reassignments + 1, HasAssignee = false }, past);
            if (now - then >= LeastGain && (best is null || then < best.ProbabilityThen)) best = new(group, now, then);
        }

        return best;
    }
}
