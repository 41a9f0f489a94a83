using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Domain.Risk;

/// <summary>What became known of one ticket, and when, as its journal tells it.</summary>
internal static class TicketHistory
{
    /// <summary>News of it in their order. That it breached is known when it is done; that time passed is no news.</summary>
    public static IEnumerable<TicketNews> Of(IEnumerable<TicketEvent> events, SlaBook book)
    {
        var (ticket, dueAt) = (default(Ticket), default(DateTimeOffset?));
        foreach (var @event in events)
        {
            ticket = Ticket.Evolve(ticket, @event);
            if (@event is TicketSlaWarned or TicketSlaBreached or TicketRepromised or TicketBreachRiskRaised or TicketBreachRiskWithdrawn or TicketEscalated) continue;
            var judged = JudgedTicket.Of(ticket);
            if (judged.IsMerged) yield break; // it goes on as part of another
            var target = RiskTarget.Of(judged, book.Of(judged.Clocked, @event.At), @event.At);
            if (target.State is not TargetState.None) dueAt = target.DueAt;
            if (dueAt is { } due) yield return judged.News(due, ticket.State.IsActive() ? null : target.State is TargetState.Missed);
        }
    }
}
