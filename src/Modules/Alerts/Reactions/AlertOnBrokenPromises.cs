using Platform.Contracts.Tickets;
using Platform.Hosting.Bus;

namespace Platform.Alerts.Reactions;

/// <summary>Alerts when what was promised for a ticket is nearly due or late; what was so ends with the ticket.</summary>
internal sealed class AlertOnBrokenPromises(OwnAlerts alerts)
    : IReactionToMany<TicketSlaWasWarned>, IReactionToMany<TicketSlaWasBreached>, IReactionToMany<TicketWasResolved>, IReactionToMany<TicketWasClosed>
{
    private const string Warned = "TicketNearlyLate", Breached = "TicketLate";
    private static readonly string[] Clocks = ["firstResponse", "nextResponse", "resolution"];

    public Task React(IReadOnlyList<TicketSlaWasWarned> facts, CancellationToken ct) => alerts.OfTickets(
        facts.Select(f => new FoundOfTicket(f.TicketId, Warned, f.Clock, true, f.At, "warning", $"{f.Part:P0} of the time is over; due {f.DueAt:yyyy-MM-dd HH:mm} UTC")), ct);

    public Task React(IReadOnlyList<TicketSlaWasBreached> facts, CancellationToken ct) => alerts.OfTickets(
        facts.SelectMany(f => new[] { new FoundOfTicket(f.TicketId, Breached, f.Clock, true, f.At, "high", $"It was due {f.DueAt:yyyy-MM-dd HH:mm} UTC"), NoLongerNearlyLate(f.TicketId, f.Clock, f.At) }), ct);

    public Task React(IReadOnlyList<TicketWasResolved> facts, CancellationToken ct) => alerts.OfTickets(facts.SelectMany(f => Ends(f.TicketId, f.At)), ct);

    public Task React(IReadOnlyList<TicketWasClosed> facts, CancellationToken ct) => alerts.OfTickets(facts.SelectMany(f => Ends(f.TicketId, f.At)), ct);

    private static IEnumerable<FoundOfTicket> Ends(Guid ticket, DateTimeOffset at) =>
        Clocks.SelectMany(clock => new[] { NoLongerNearlyLate(ticket, clock, at), new FoundOfTicket(ticket, Breached, clock, false, at, "high") });

    private static FoundOfTicket NoLongerNearlyLate(Guid ticket, string clock, DateTimeOffset at) => new(ticket, Warned, clock, false, at, "warning");
}
