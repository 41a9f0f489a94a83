using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>The way every verb changes one ticket: found by id or number, decided at the time it happened, told to whoever watches.</summary>
internal sealed class TicketChanges(TicketsDb db, Ledger<Ticket, TicketEvent> tickets, LiveTickets live, Occurrence occurrence)
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset Now => occurrence.At;

    /// <summary>Inside an open transaction the caller follows up itself, once it is committed.</summary>
    public async Task<Outcome<Ticket>> Change(string id, int? version, Func<Ticket, DateTimeOffset, Decision<TicketEvent>> decide, CancellationToken ct)
    {
        var before = 0;
        var outcome = await tickets.Change(await db.IdOf(id, ct), version, ticket =>
        {
            before = ticket.Version;
            return occurrence.RefuseBefore(ticket.ChangedAt) is { } reversed ? reversed : decide(ticket, Now);
        }, ct);
        if (outcome.Value is { } changed && changed.Version != before && db.Database.CurrentTransaction is null) await live.Follow([changed], ct);
        return outcome;
    }

    public async Task<Outcome<Ticket>> Open(Decision<TicketEvent> decision, CancellationToken ct)
    {
        var outcome = await tickets.Begin(decision, ct);
        if (outcome.Value is { } opened && db.Database.CurrentTransaction is null) await live.Follow([opened], ct);
        return outcome;
    }

    /// <summary>Commits changes of several tickets that hang together, and tells of them.</summary>
    public async Task Conclude(IReadOnlyList<Ticket> changed, CancellationToken ct)
    {
        await db.Database.CurrentTransaction!.CommitAsync(ct);
        await live.Follow(changed, ct);
    }
}
