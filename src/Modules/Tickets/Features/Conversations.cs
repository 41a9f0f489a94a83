using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Hosting.Live;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>What somebody wants to say.</summary>
internal sealed record Saying(MessageKind Kind, string Text, Guid[] Mentions, bool ByRequester = false, Guid? AuthorId = null);

/// <summary>Keeps what is said about tickets, in the same commit as the change it makes.</summary>
internal sealed class Conversations(TicketsDb db, TicketChanges changes, TicketNames names, ILiveFeed feed)
{
    /// <summary>201 with the message, or the refusal as a problem.</summary>
    public async Task<Results<Created<MessageView>, ProblemHttpResult>> Say(
        string id, int? version, Saying saying, Func<Ticket, Message, DateTimeOffset, Decision<TicketEvent>> decide, CancellationToken ct) =>
        await Keep(id, version, saying, decide, ct) switch
        {
            { Refusal: { } refusal } => Problems.Of(refusal),
            { Value: var (ticket, said) } => TypedResults.Created($"/v1/tickets/{ticket.Key}/messages", await ViewOf(said, ticket, ct)),
        };

    // Who says it knows how they feel.
    private async Task<MessageView> ViewOf(Message said, Ticket ticket, CancellationToken ct)
    {
        var view = await names.View(said, ticket.Key, ct);
        return said.AuthorId == db.Call.Actor.Value ? view with { Sentiment = null } : view;
    }

    public async Task<Outcome<(Ticket Ticket, Message Message)>> Keep(
        string id, int? version, Saying saying, Func<Ticket, Message, DateTimeOffset, Decision<TicketEvent>> decide, CancellationToken ct)
    {
        if (saying.Text.Length == 0) return await db.OrNotFound(id, TicketRefusals.MessageEmpty, ct);
        Message? said = null;
        var outcome = await changes.Change(id, version, (ticket, now) =>
        {
            said = new()
            {
                Tenant = db.Tenant, TicketId = ticket.Key, Id = Guid.CreateVersion7(now), Kind = saying.Kind, Text = saying.Text, Mentions = saying.Mentions, SentAt = now,
                ByRequester = saying.Kind is MessageKind.Reply && (saying.ByRequester || ticket.RequesterId == db.Call.Actor.Value),
                AuthorId = saying.AuthorId ?? (saying.ByRequester ? ticket.RequesterId : db.Call.Actor.Value),
            };
            var decision = decide(ticket, said, now);
            if (decision.Refusal is null) db.Messages.Add(said); // a lost race forgets it, and decides anew
            return decision;
        }, ct);
        if (outcome.Value is not { } changed) return outcome.Refusal!;

        if (db.Database.CurrentTransaction is null) await Tell(changed, said!, ct);
        return (changed, said!);
    }

    /// <summary>Tells who watches the ticket of something said; inside an open transaction the caller does, once it is committed.</summary>
    public async Task Tell(Ticket ticket, Message said, CancellationToken ct)
    {
        var topic = LiveTickets.Of(ticket.Key);
        if (feed.IsWatched(ticket.Tenant, topic)) feed.Publish(ticket.Tenant, topic, "message", await names.View(said, ticket.Key, ct), ticket.SiteId);
    }

    /// <summary>The messages of a ticket and of those merged into it.</summary>
    public async Task<IQueryable<Message>> Of(Guid ticket, CancellationToken ct)
    {
        var merged = await db.Database.SqlQuery<Guid>($"""
            with recursive part(key) as (
              select {ticket}
              union
              select t.key from tickets.tickets t join part on t.tenant = {db.Tenant.Value} and t.merged_into_id = part.key)
            select key as "Value" from part
            """).ToListAsync(ct);
        return db.Messages.AsNoTracking().Where(m => merged.Contains(m.TicketId));
    }
}
