using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain;

/// <summary>Where a ticket is in its life. Pending waits for the requester, on hold for somebody else.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketState>))]
internal enum TicketState { New, Open, Pending, OnHold, Resolved, Closed }

/// <summary>What a company calls a place in the lifecycle: "waiting for parts" is on hold.</summary>
internal sealed record TicketStatus(string Name, string Title, TicketState State);

/// <summary>Which moves a ticket may make, whatever its statuses are called.</summary>
internal static class Lifecycle
{
    /// <summary>Every state has a status of its own name, which nobody can take away.</summary>
    public static readonly IReadOnlyList<TicketStatus> Own =
    [
        new("new", "New", TicketState.New), new("open", "Open", TicketState.Open), new("pending", "Waiting for requester", TicketState.Pending),
        new("on-hold", "On hold", TicketState.OnHold), new("resolved", "Resolved", TicketState.Resolved), new("closed", "Closed", TicketState.Closed),
    ];

    public static readonly TicketStatus New = Own[0], Open = Own[1], Resolved = Own[4], Closed = Own[5];

    /// <summary>Whether there is still something to do.</summary>
    public static bool IsActive(this TicketState state) => state < TicketState.Resolved;

    /// <summary>What happens when a ticket takes a status; nothing when it has it already.</summary>
    public static Decision<TicketEvent> Move(Ticket ticket, TicketStatus to, DateTimeOffset now)
    {
        if (ticket.RefuseIfMerged() is { } merged) return merged;
        if (ticket.Status == to.Name && ticket.State == to.State) return [];
        if (ticket.State == to.State) return new TicketStatusChanged(to.Name, to.State, now);
        return (ticket.State, to.State) switch
        {
            (_, TicketState.New) => TicketRefusals.NotNewAgain,
            (TicketState.Resolved, TicketState.Closed) => new TicketClosed(to.Name, now),
            (_, TicketState.Closed) => TicketRefusals.NotResolved,
            (TicketState.Closed, TicketState.Resolved) => [new TicketReopened(Lifecycle.Open.Name, TicketState.Open, now), new TicketResolved(to.Name, now)],
            (_, TicketState.Resolved) => new TicketResolved(to.Name, now),
            (TicketState.Resolved or TicketState.Closed, _) => new TicketReopened(to.Name, to.State, now),
            _ => new TicketStatusChanged(to.Name, to.State, now),
        };
    }
}
