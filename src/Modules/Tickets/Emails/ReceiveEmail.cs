using Microsoft.EntityFrameworkCore;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Emails;

/// <summary>Takes a mail in, once, with all that belongs to it in one commit. The scope's actor is the contact who wrote it.</summary>
internal sealed class ReceiveEmail(TicketsDb db, EmailToTicket tickets, HeldFiles held, TellSender letters)
{
    /// <summary>More than this from one sender in an hour is kept and not acted upon.</summary>
    public const int MostPerHour = 60;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private Guid Author => db.Call.Actor.Value;

    /// <summary>What became of it; nothing when it shows another mail's token.</summary>
    public async Task<EmailIntake.EmailReceipt?> Handle(Mailbox mailbox, InboundEmail mail, IReadOnlyList<InboundFile> files, string? token, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var since = db.Call.Now - Hour;
        var before = await db.Emails.CountAsync(e => e.AuthorId == Author && e.At > since, ct);
        var (id, content) = (Guid.CreateVersion7(db.Call.Now), mail.Content);
        var outcome = AutomaticEmail.Is(mail) ? EmailOutcome.Automatic : before >= MostPerHour ? EmailOutcome.Held : EmailOutcome.Opened;
        if (!await IsNew(id, mailbox, mail.MessageId, content, outcome, token, ct))
            return await db.Emails.Where(e => e.MessageId == mail.MessageId).Select(e => new EmailIntake.EmailReceipt(e.Outcome, e.TicketId)).SingleOrDefaultAsync(ct);

        if (outcome is EmailOutcome.Automatic or EmailOutcome.Held)
        {
            await held.Keep(id, Author, files, ct);
            await transaction.CommitAsync(ct);
            return new(outcome, null);
        }

        var made = await tickets.Handle(id, mailbox, content, files, Author, ct);
        await letters.Of(made, mailbox, mail, before, ct);
        await tickets.Conclude(made, ct);
        return new(made.Outcome, made.Ticket.Key);
    }

    // A second post of the same mail waits here for the first to commit, and then finds it there.
    private async Task<bool> IsNew(Guid id, Mailbox mailbox, string messageId, EmailContent mail, EmailOutcome outcome, string? token, CancellationToken ct) => await db.Database.ExecuteSqlAsync($"""
        insert into tickets.emails (tenant, id, message_id, outcome, mailbox_id, author_id, subject, text, new_text, recipients, answers, token, at)
        values ({db.Tenant.Value}, {id}, {messageId}, {(short)outcome}, {mailbox.Id}, {Author}, {EmailToTicket.Cut(mail.Subject, 1_000)}, {mail.Text}, {mail.NewText}, {mail.Recipients}, {mail.Answers}, {token}, {db.Call.Now})
        on conflict do nothing
        """, ct) == 1;
}
