using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Journal;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Sla;

/// <summary>Keeps what became of every clock, for reports. After the change, not in it: nobody who answers a ticket waits for it.</summary>
internal sealed class KeepSlaResults(IServiceProvider services, TimeProvider time, SlaBooks books) : ISubscription
{
    public string Name => "tickets.sla-results";
    public IReadOnlyList<string> StreamKinds => [Ticket.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        var changed = entries.Where(entry => Matters(entry.Read<TicketEvent>())).Select(entry => entry.StreamId).Distinct().ToList();
        if (changed.Count == 0) return;
        await using var scope = services.CreateScopeFor(new(entries[0].Tenant, ActorId.Platform, time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<TicketsDb>();
        var book = await books.Of(db.Tenant, ct);
        var tickets = await db.Tickets.AsNoTracking().Where(t => changed.Contains(t.Key)).ToListAsync(ct);
        var clocks = await Clocks(db, tickets, ct);
        var known = (await db.SlaResults.Where(r => changed.Contains(r.TicketId)).ToListAsync(ct)).ToDictionary(KeyOf);
        foreach (var ticket in tickets)
        {
            if (book.TermsOf(ticket) is not { } terms) continue;
            foreach (var result in SlaResult.Of(ticket, clocks[ticket.Key], terms, db.Call.Now))
            {
                if (known.Remove(KeyOf(result), out var before)) db.Entry(before).CurrentValues.SetValues(result.After(before));
                else db.SlaResults.Add(result);
            }
        }

        // What is decided no more: a ticket was reopened, or a promise was eased.
        db.SlaResults.RemoveRange(known.Values);
        await db.SaveChangesAsync(ct);
    }

    // The row knows the latest question only; those before it are in the journal.
    private static async Task<Dictionary<Guid, IReadOnlyList<SlaClock>>> Clocks(TicketsDb db, List<Ticket> tickets, CancellationToken ct)
    {
        var asked = tickets.Where(t => t.Clocks.NextResponse is not null).Select(t => t.Key).ToList();
        var versions = tickets.ToDictionary(t => t.Key, t => t.Version);
        var entries = asked.Count == 0 ? [] : await db.Journal.AsNoTracking().Where(e => e.StreamKind == Ticket.Kind && asked.Contains(e.StreamId)).OrderBy(e => e.Version).ToListAsync(ct);
        var pasts = entries.Where(e => e.Version <= versions[e.StreamId]).ToLookup(e => e.StreamId);
        return tickets.ToDictionary(t => t.Key, t => t.Clocks.NextResponse is null ? [.. t.Clocks.All] : TicketClocks.Every(pasts[t.Key].Select(e => e.Read<TicketEvent>())));
    }

    private static (Guid Ticket, ClockKind Clock, DateTimeOffset StartedAt) KeyOf(SlaResult result) => (result.TicketId, result.Clock, result.StartedAt);

    // What was opened elsewhere may be breached already.
    private static bool Matters(TicketEvent @event) => @event switch
    {
        TicketOpened e => e.BroughtAt is not null,
        TicketReplied e => !e.ByRequester,
        TicketStatusChanged or TicketResolved or TicketReopened or TicketClosed or TicketMerged or TicketUnmerged => true,
        TicketAssigned or TicketPlaced or TicketCustomerNamed => true,
        TicketSlaBreached or TicketRepromised => true,
        _ => false,
    };
}
