using Microsoft.Extensions.Logging;
using Platform.Hosting.Live;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Features.Requests;
using Platform.Tickets.Queue;
using Platform.Tickets.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Lets lists and screens follow changes of tickets. The changes are committed: nothing here undoes them.</summary>
internal sealed class LiveTickets(TicketQueue queue, TicketViews views, TicketsDb db, SlaTimers timers, ILiveFeed feed, ILogger<LiveTickets> log)
{
    public const string Topic = "tickets";

    /// <summary>More at once are told as one: "look again".</summary>
    public const int MostLines = 200;

    public static string Of(Guid ticket) => $"ticket:{ticket}";

    public async Task Follow(IReadOnlyList<Ticket> tickets, CancellationToken ct)
    {
        if (tickets.Count == 0) return;
        var (tenant, standings) = (tickets[0].Tenant, await Standings(tickets));
        var listed = tickets.Zip(standings, (t, standing) => ListedTicket.Of(t, standing.DueAt) with { Risk = queue.RiskOf(tenant, t) }).ToList();
        queue.Learn(tenant, listed);
        timers.Follow(tickets, standings);
        foreach (var ticket in tickets)
        {
            feed.Publish(ticket.Tenant, Of(ticket.Key), "ticket", new { ticket.Version }, Site(ticket));
            feed.Publish(ticket.Tenant, RequestsTopic.Of(ticket.RequesterId), "changed", new RequestsTopic.RequestChanged(ticket.Key)); // at any site: it is their own
        }

        if (!feed.IsWatched(tenant, Topic)) return;
        try
        {
            if (tickets.Count > MostLines) feed.Publish(tenant, Topic, "changed", new { tickets.Count });
            else
                foreach (var (ticket, line) in tickets.Zip(await views.Of(listed, ct))) feed.Publish(ticket.Tenant, Topic, "ticket", line, Site(ticket));
        }
        catch (Exception e) { log.LogWarning(e, "{Count} tickets changed, but the queue's watchers could not be told; they see it when they look again.", tickets.Count); }
    }

    private async Task<IReadOnlyList<SlaStanding>> Standings(IReadOnlyList<Ticket> tickets)
    {
        var standings = new SlaStanding[tickets.Count];
        try
        {
            for (var i = 0; i < standings.Length; i++) standings[i] = await db.StandingOf(tickets[i]);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "What is promised could not be read just now; lists show tickets that changed as due at no time until they change again.");
            Array.Fill(standings, SlaStanding.None);
        }

        return standings;
    }

    // A ticket at no site is told of with the empty one, which nobody limited to some sites has.
    private static Guid Site(Ticket ticket) => ticket.SiteId;
}
