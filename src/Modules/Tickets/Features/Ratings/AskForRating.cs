using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Tickets;
using Platform.Hosting.Bus;
using Platform.Hosting.Mail;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Ratings;

/// <summary>Writes to a contact whose ticket was resolved, where the company asks for ratings. What was resolved long ago, as an import says, is not asked about.</summary>
internal sealed class AskForRating(TicketsDb db, IMail mail, MailedLinks links) : IReaction<TicketWasResolved>
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    public async Task React(TicketWasResolved fact, CancellationToken ct)
    {
        if (db.Call.Now - fact.At > Fresh || !(await db.Desk(ct)).AsksForRatings) return;
        if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Key == fact.TicketId, ct) is not { ResolvedAt: { } resolved } ticket || resolved != fact.At) return; // reopened since
        if (await db.Contacts.Where(c => c.Id == ticket.RequesterId).Select(c => c.Email).SingleOrDefaultAsync(ct) is not { } address) return;
        await mail.Send(db, Write(address, ticket, links.Write(RatingLink.Purpose, "/rate", new RatingLink(ticket.Tenant.Value, ticket.Key), RateTicket.For)), ct);
    }

    private static Mail Write(string to, Ticket ticket, Uri link)
    {
        var (what, otherwise) = ($"Your request {TicketNumber.Of(ticket.Number)} is resolved: {ticket.Subject}", "If it is not, just answer us, and we take it up again.");
        return new(to, $"{TicketNumber.Of(ticket.Number)}: how was it?", $"{what}\n\nHow content are you? It takes a moment:\n\n{link.AbsoluteUri}\n\n{otherwise}\n",
            $"<p>{WebUtility.HtmlEncode(what)}</p><p><a href=\"{WebUtility.HtmlEncode(link.AbsoluteUri)}\">How content are you? It takes a moment.</a></p><p>{otherwise}</p>");
    }
}
