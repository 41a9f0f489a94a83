using Microsoft.Extensions.Logging;
using Platform.Hosting.Twins;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;
using Platform.Twins;

namespace Platform.Tickets.Sla;

/// <summary>Tells the twins of changed tickets when they wake. Those that wake in a long while are not roused for it: they are found by their rows in time.</summary>
internal sealed class SlaTimers(ITwins<TicketSignal> twins, TwinOptions options, TimeProvider time, ILogger<SlaTimers> log)
{
    // So long may a twin be awake that was told of nothing to wake for, before it rests and its row counts again.
    private readonly TimeSpan _near = 2 * options.IdleAfter + 4 * options.RouseEvery;

    /// <summary>After the change was committed. Nobody waits for it: what is lost here is found by the rows.</summary>
    public void Follow(IReadOnlyList<Ticket> tickets, IReadOnlyList<SlaStanding> standings)
    {
        var soon = time.GetUtcNow() + _near;
        var signals = new List<(TwinKey, TicketSignal)>();
        foreach (var (ticket, standing) in tickets.Zip(standings))
            if (standing.WakeAt is { } wake && wake < soon) signals.Add((new(ticket.Tenant, ticket.Key), new Rescheduled(ticket.Version, wake)));
        if (signals.Count > 0) _ = Tell(signals);
    }

    private async Task Tell(List<(TwinKey, TicketSignal)> signals)
    {
        try { await twins.TellMany(signals); }
        catch (Exception e) { log.LogDebug(e, "Twins of tickets could not be told when they wake; they read it from their rows."); }
    }
}
