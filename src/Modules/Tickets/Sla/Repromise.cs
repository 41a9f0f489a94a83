using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Features;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Sla;

/// <summary>Goes through all tickets there is something to do about once a policy or a calendar was changed, and records where another policy or another time holds.</summary>
internal sealed class Repromise(TicketsDb db, Ledger<Ticket, TicketEvent> tickets, LiveTickets live, SlaBooks books) : IJob<Repromise.Cause>
{
    /// <summary>What changed.</summary>
    public sealed record Cause(string Kind);

    /// <summary>By then no process reads tickets under what was promised before.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(3);

    private const int Piece = 500;

    public static string Kind => "tickets.repromise";
    public static TimeSpan Longest => TimeSpan.FromHours(1);

    /// <summary>What there is to tell by now; else whether something else is promised than is kept.</summary>
    public static Decision<TicketEvent> Decide(SlaStanding standing, SlaMarks kept, DateTimeOffset now) =>
        standing.Tell(now) is { Events.IsEmpty: false } told ? told : standing.Marks == kept ? [] : new TicketRepromised(standing.Marks.PolicyId, standing.Marks.DueAt, now);

    public async Task Run(Cause payload, JobContext job, CancellationToken ct)
    {
        var active = db.Tickets.AsNoTracking().Where(t => t.State < TicketState.Resolved);
        var (all, done, last, now) = (await active.CountAsync(ct), 0, Guid.Empty, db.Call.Now);
        while (true)
        {
            var keys = await active.Where(t => t.Key > last).OrderBy(t => t.Key).Take(Piece).Select(t => t.Key).ToListAsync(ct);
            if (keys.Count == 0) return;
            var (book, before) = (await books.Of(db.Tenant, ct), new Dictionary<Guid, int>(keys.Count));
            var outcomes = await tickets.ChangeMany(keys, ticket =>
            {
                before[ticket.Key] = ticket.Version;
                var standing = book.Of(ticket, now);
                // What is breached by the change is told by the twins, as everything else is.
                return standing.Marks == db.MarksOf(ticket) ? [] : new TicketRepromised(standing.Marks.PolicyId, standing.Marks.DueAt, now);
            }, ct);
            db.ChangeTracker.Clear();
            await live.Follow([.. outcomes.Where(o => o.Value is { } ticket && ticket.Version > before[ticket.Key]).Select(o => o.Value!)], ct);
            last = keys[^1];
            job.Report((double)(done += keys.Count) / Math.Max(all, 1));
        }
    }
}
