using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Live;
using Platform.Hosting.Tenancy;
using Platform.Hosting.Twins;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Features;
using Platform.Tickets.Storage;
using Platform.Twins;

namespace Platform.Tickets.Sla;

/// <summary>
/// Records that clocks were warned of or breached, many tickets in one transaction: those opened together are due together. The ticket itself says what was
/// told already, so that it is told once however often its twin rings.
/// </summary>
internal sealed class TellSla
{
    // Each piece is a transaction: many share one, and none waits for all the others.
    private const int Piece = 200;

    private static readonly ParallelOptions AtATime = new() { MaxDegreeOfParallelism = 4 };

    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly SharedWrites<TwinKey> _writes;

    public TellSla(IServiceProvider services, TimeProvider time)
    {
        (_services, _time) = (services, time);
        _writes = new(Write);
    }

    /// <summary>Done when it is recorded, and the twin knows when it wakes next.</summary>
    public Task Of(TwinKey key) => _writes.Add(key);

    private Task Write(IReadOnlyList<TwinKey> keys) =>
        Parallel.ForEachAsync(keys.Distinct().GroupBy(k => k.Tenant).SelectMany(tickets => tickets.Chunk(Piece)), AtATime, async (piece, ct) =>
            await Write(piece[0].Tenant, [.. piece.Select(t => t.Id)], ct));

    private async Task Write(TenantId tenant, IReadOnlyList<Guid> keys, CancellationToken ct)
    {
        await using var scope = _services.CreateScopeFor(new(tenant, ActorId.Platform, _time.GetUtcNow()));
        var (db, books) = (scope.ServiceProvider.GetRequiredService<TicketsDb>(), scope.ServiceProvider.GetRequiredService<SlaBooks>());
        var (book, now) = (await books.Of(tenant, ct), db.Call.Now);
        var before = new Dictionary<Guid, int>(keys.Count);
        var outcomes = await scope.ServiceProvider.GetRequiredService<Ledger<Ticket, TicketEvent>>().ChangeMany(keys, ticket =>
        {
            before[ticket.Key] = ticket.Version;
            return Repromise.Decide(book.Of(ticket, now), db.MarksOf(ticket), now);
        }, ct);

        var changed = outcomes.Where(o => o.Value is { } ticket && ticket.Version > before[ticket.Key]).Select(o => o.Value!).ToList();
        await scope.ServiceProvider.GetRequiredService<LiveTickets>().Follow(changed, ct);
        var feed = scope.ServiceProvider.GetRequiredService<ILiveFeed>();
        foreach (var ticket in changed) Tell(feed, ticket, now);

        var twins = scope.ServiceProvider.GetRequiredService<ITwins<TicketSignal>>();
        await twins.TellMany([.. outcomes.Where(o => o.Value is not null).Select(o => (new TwinKey(tenant, o.Value!.Key), (TicketSignal)new Rescheduled(o.Value.Version, book.Of(o.Value, now).WakeAt)))], ct);
    }

    private static void Tell(ILiveFeed feed, Ticket ticket, DateTimeOffset now)
    {
        foreach (var clock in ticket.Clocks.All)
            foreach (var notice in clock.Notices.Where(notice => notice.At == now))
            {
                SlaMetrics.Told(notice);
                feed.Publish(ticket.Tenant, LiveTickets.Of(ticket.Key), "sla", new { Clock = clock.Kind, IsBreached = notice.Part >= 1, notice.Part, notice.DueAt, notice.At }, ticket.SiteId);
            }
    }
}
