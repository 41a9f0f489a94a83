using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Journal;
using Platform.Hosting.Mail;
using Platform.Hosting.Secrets;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Emails;

/// <summary>
/// Sends what we reply to a contact as a mail, once: noting it down and queueing it are one commit. People of the company read replies in the app, and what
/// an import says was replied long ago is not sent again.
/// </summary>
internal sealed class MailReplies(IServiceProvider services, ISecrets secrets, TimeProvider time) : ISubscription
{
    private const int MostReferences = 20;
    private static readonly TimeSpan Past = TimeSpan.FromHours(1);

    public string Name => "tickets.mail-replies";
    public StartFrom Start => StartFrom.Now;
    public IReadOnlyList<string> StreamKinds => [Ticket.Kind];

    public async Task Handle(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        foreach (var entry in entries)
            if (entry.Read<TicketEvent>() is TicketReplied { ByRequester: false } replied && replied.At > entry.Change.At - Past)
                await Send(entry.Tenant, entry.StreamId, replied.MessageId, ct);
    }

    private async Task Send(TenantId tenant, Guid ticketId, Guid messageId, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<TicketsDb>();
        if (await db.Mailboxes.AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).FirstOrDefaultAsync(ct) is not { } mailbox) return;
        if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Key == ticketId, ct) is not { } ticket) return;
        if (await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == ticket.RequesterId, ct) is not { } contact || contact.Email.EndsWith("@erased.invalid", StringComparison.Ordinal)) return;
        if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.TicketId == ticketId && m.Id == messageId, ct) is not { } message) return;

        // The mailbox the conversation came in by goes on with it, where it is still there.
        var before = await db.Emails.AsNoTracking().Where(e => e.TicketId == ticketId).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(MostReferences).ToListAsync(ct);
        if (before.FirstOrDefault() is { } last && last.MailboxId != mailbox.Id) mailbox = await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.Id == last.MailboxId, ct) ?? mailbox;
        var replyTo = ReplyAddress.Of(mailbox.Address, tenant, ticketId, await secrets.Open(tenant, Mailbox.ReplyKeys.Purpose, mailbox.ReplyKey, ct));
        var (id, subject) = ($"{messageId:N}{mailbox.Address[mailbox.Address.LastIndexOf('@')..]}", $"Re: {ticket.Subject} [{TicketNumber.Of(ticket.Number)}]");
        var thread = new MailThread(id, before.FirstOrDefault(e => e.Outcome is not EmailOutcome.Sent)?.MessageId ?? before.FirstOrDefault()?.MessageId, [.. before.Select(e => e.MessageId).Reverse()], replyTo);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var isNew = await db.Database.ExecuteSqlAsync($"""
            insert into tickets.emails (tenant, id, message_id, outcome, mailbox_id, ticket_id, ticket_message_id, author_id, subject, text, at)
            values ({tenant.Value}, {Guid.CreateVersion7(db.Call.Now)}, {id}, {(short)EmailOutcome.Sent}, {mailbox.Id}, {ticketId}, {messageId}, {message.AuthorId}, {subject}, {message.Text}, {db.Call.Now})
            on conflict do nothing
            """, ct) == 1;
        if (isNew) await scope.ServiceProvider.GetRequiredService<IMail>().Send(db, new(contact.Email, subject, message.Text) { Thread = thread }, ct);
        await transaction.CommitAsync(ct);
    }
}
