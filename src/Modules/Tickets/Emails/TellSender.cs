using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Mail;
using Platform.Hosting.Secrets;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Emails;

/// <summary>
/// Writes to the sender of a mail some of whose files were not taken: its provider was told that all is well, and tells nobody else. Only of the first few mails of an
/// hour, because the sender may be forged, and never of automatic ones, which are not acted upon.
/// </summary>
internal sealed class TellSender(TicketsDb db, IMail mail, ISecrets secrets)
{
    private const int MostPerHour = 5, MostNamed = 20;

    /// <summary>In the open transaction: the letter goes out when what it tells of is committed.</summary>
    public async Task Of(EmailToTicket.Made made, Mailbox mailbox, InboundEmail received, int mailsBefore, CancellationToken ct)
    {
        if (made.Refused.Count == 0 || mailsBefore >= MostPerHour) return;
        if (await db.Contacts.Where(c => c.Id == db.Call.Actor.Value).Select(c => c.Email).SingleOrDefaultAsync(ct) is not { } address) return;
        var ticket = made.Ticket;
        var replyTo = ReplyAddress.Of(mailbox.Address, ticket.Tenant, ticket.Key, await secrets.Open(ticket.Tenant, Mailbox.ReplyKeys.Purpose, mailbox.ReplyKey, ct));
        var id = $"{Guid.CreateVersion7(db.Call.Now):N}{mailbox.Address[mailbox.Address.LastIndexOf('@')..]}";
        var text = $"""
            We have your mail, as {TicketNumber.Of(ticket.Number)}, but not all of its files:

            {string.Join('\n', made.Refused.Take(MostNamed).Select(refused => $"- {refused}"))}

            If they matter, answer this mail with them, smaller or one by one.
            """;
        await mail.Send(db, new(address, $"Re: {received.Subject} [{TicketNumber.Of(ticket.Number)}]", text) { Thread = new(id, received.MessageId, [received.MessageId], replyTo, IsAutomatic: true) }, ct);
    }
}
