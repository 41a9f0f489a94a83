namespace Platform.Tickets.Domain;

/// <summary>Tickets to try rules on.</summary>
internal static class Examples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    public static readonly TenantId Tenant = new(Guid.Parse("0193d000-0000-7000-8000-00000000000a"));
    public static readonly Desk Desk = Desk.Empty(Tenant);

    public static Ticket Opened(int number = 1) => Ticket.Evolve(null, new TicketOpened(
        Guid.CreateVersion7(Noon), Tenant, number, "Door", "It does not close.", Guid.NewGuid(), TicketPriority.Normal, TicketChannel.Api, "new", TicketState.New, Noon));

    public static Ticket After(this Ticket ticket, params TicketEvent[] events) => events.Aggregate(ticket, Ticket.Evolve);

    public static Ticket After(this Ticket ticket, Decision<TicketEvent> decision) => decision.Refusal is { } refusal ? throw new InvalidOperationException(refusal.Message) : decision.Events.Aggregate(ticket, Ticket.Evolve);

    public static Ticket In(TicketState state) => state switch
    {
        TicketState.New => Opened(),
        TicketState.Resolved => Opened().After(new TicketResolved("resolved", Noon)),
        TicketState.Closed => Opened().After(new TicketResolved("resolved", Noon), new TicketClosed("closed", Noon)),
        _ => Opened().After(new TicketStatusChanged(Lifecycle.Own[(int)state].Name, state, Noon)),
    };
}
