using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Live;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Features;
using Platform.Tickets.Queue;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Risk;

/// <summary>
/// Judges tickets, keeps what was judged beside them, and lets follow what has to follow: that others are told, or no more, and that a priority is
/// raised. Those are changes of the ticket, decided on the ticket as it is when they are recorded, so that they happen once however often it is judged.
/// </summary>
internal sealed class JudgeRisks(IServiceProvider services, RiskDesks desks, RiskTable table, TicketQueue queue, TimeProvider time)
{
    private const int Piece = 5_000, ChangesAtATime = 200;

    /// <summary>Judges these tickets, which have changed.</summary>
    public async Task Of(TenantId tenant, IReadOnlyList<Guid> keys, CancellationToken ct)
    {
        await using var scope = Scope(tenant);
        var db = scope.ServiceProvider.GetRequiredService<TicketsDb>();
        var judge = await desks.Of(db, anew: false, ct);
        await Judge(db, judge, await Look(db.Tickets.Where(t => keys.Contains(t.Key)), ct), ct);
    }

    /// <summary>Judges all tickets there is something to do about, and those that were feared for; answers how many.</summary>
    public async Task<int> All(TenantId tenant, CancellationToken ct)
    {
        await using var scope = Scope(tenant);
        var db = scope.ServiceProvider.GetRequiredService<TicketsDb>();
        var judge = await desks.Of(db, anew: true, ct);
        var (last, count) = (Guid.Empty, 0);
        while (true)
        {
            var tickets = await Look(db.Tickets.Where(t => t.State < TicketState.Resolved && t.Key > last).OrderBy(t => t.Key).Take(Piece), ct);
            if (tickets.Count == 0) break;
            await Judge(db, judge, tickets, ct);
            (last, count) = (tickets[^1].Key, count + tickets.Count);
        }

        var done = await Look(db.Tickets.Where(t => t.State >= TicketState.Resolved && t.BreachRiskRaisedAt != null), ct);
        await Judge(db, judge, done, ct);
        return count + done.Count;
    }

    private async Task Judge(TicketsDb db, RiskJudge judge, IReadOnlyList<JudgedTicket> tickets, CancellationToken ct)
    {
        var now = Instant.Truncate(time.GetUtcNow());
        List<JudgedRisk> judged = [.. tickets.Select(ticket => new JudgedRisk(ticket, judge.Of(ticket, now)))];
        await table.Write(db.Tenant, judged, judge.Model.Version, now, ct);
        queue.Learn(db.Tenant, [.. judged.Select(r => (r.Ticket.Number, QueueBlock.RiskOf(r.Judgement.Probability)))]);
        Show(db.Tenant, judged, now);
        foreach (var piece in judged.Where(r => !RiskWatch.Decide(r.Ticket, r.Judgement, judge.Model, Guid.Empty, now).Events.IsEmpty).Select(r => r.Ticket.Key).Chunk(ChangesAtATime))
            await Follow(db.Tenant, judge, piece, ct);
    }

    private async Task Follow(TenantId tenant, RiskJudge judge, IReadOnlyList<Guid> keys, CancellationToken ct)
    {
        await using var scope = Scope(tenant);
        var db = scope.ServiceProvider.GetRequiredService<TicketsDb>();
        var (now, before) = (db.Call.Now, new Dictionary<Guid, int>());
        var outcomes = await scope.ServiceProvider.GetRequiredService<Ledger<Ticket, TicketEvent>>().ChangeMany(keys, ticket =>
        {
            before[ticket.Key] = ticket.Version;
            var judged = JudgedTicket.Of(ticket);
            var judgement = judge.Of(judged, now);
            var decision = RiskWatch.Decide(judged, judgement, judge.Model, Guid.CreateVersion7(now), now);
            // Lost to another change, it is forgotten together with the decision.
            if (decision.Events.OfType<TicketEscalated>().SingleOrDefault() is { } escalated) db.Messages.Add(RiskNote.Of(ticket, judge.Model, judgement, escalated, now));
            return decision;
        }, ct);
        await scope.ServiceProvider.GetRequiredService<LiveTickets>().Follow([.. outcomes.Where(o => o.Value is { } ticket && ticket.Version > before[ticket.Key]).Select(o => o.Value!)], ct);
    }

    private void Show(TenantId tenant, List<JudgedRisk> judged, DateTimeOffset now)
    {
        var feed = services.GetRequiredService<ILiveFeed>();
        var watched = feed.IsWatched(tenant, LiveTickets.Topic);
        foreach (var (ticket, judgement) in judged)
        {
            var shown = new { Id = ticket.Key, Risk = QueueBlock.PercentOf(QueueBlock.RiskOf(judgement.Probability)), JudgedAt = now };
            if (feed.IsWatched(tenant, LiveTickets.Of(ticket.Key))) feed.Publish(tenant, LiveTickets.Of(ticket.Key), "risk", shown, ticket.SiteId);
            if (watched && judged.Count <= LiveTickets.MostLines) feed.Publish(tenant, LiveTickets.Topic, "risk", shown, ticket.SiteId);
        }

        if (watched && judged.Count > LiveTickets.MostLines) feed.Publish(tenant, LiveTickets.Topic, "changed", new { judged.Count });
    }

    private AsyncServiceScope Scope(TenantId tenant) => services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));

    // What is judged is much less than the ticket says.
    private static Task<List<JudgedTicket>> Look(IQueryable<Ticket> tickets, CancellationToken ct) => tickets.AsNoTracking().Select(t => new JudgedTicket
    {
        Key = t.Key, Number = t.Number, Version = t.Version, State = t.State, Priority = t.Priority, PromisedPriority = t.PriorityBeforeEscalation ?? t.Priority, Channel = t.Channel,
        Category = t.Category, Customer = t.Customer, SiteId = t.SiteId, TeamId = t.TeamId, AssigneeId = t.AssigneeId, DueBy = t.DueBy, OpenedAt = t.OpenedAt, ChangedAt = t.ChangedAt,
        KnownSince = t.KnownSince, Doings = t.ReplyCount + t.NoteCount + t.FileCount + t.ReassignmentCount + t.ReopenCount - (t.EscalatedAt == null ? 0 : 1), Reassignments = t.ReassignmentCount, Reopens = t.ReopenCount, IsMerged = t.MergedIntoId != null, IsRaised = t.BreachRiskRaisedAt != null,
        WasEscalated = t.EscalatedAt != null, Clocks = t.Clocks,
    }).ToListAsync(ct);
}
