using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Files;
using Platform.Hosting.Secrets;
using Platform.Hosting.Uploads;
using Platform.Tickets.Domain;
using Platform.Tickets.Features;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Emails;

/// <summary>Makes a reply or a new ticket of what a mail says, in the caller's transaction. It comes from its author, whoever lets it in.</summary>
internal sealed partial class EmailToTicket(
    TicketsDb db, Conversations conversations, TicketChanges changes, TicketReferences references, TicketNames names, Numbers numbers, FileStore store, ISecrets secrets)
{
    private const string NoSubject = "(no subject)", NoText = "(no text)";

    /// <summary>The ticket, the message when it has one already, and which files were not taken and why.</summary>
    public sealed record Made(Ticket Ticket, Message? Message, IReadOnlyList<string> Refused)
    {
        public EmailOutcome Outcome => Message is null ? EmailOutcome.Opened : EmailOutcome.Answered;
    }

    public async Task<Made> Handle(Guid emailId, Mailbox? mailbox, EmailContent mail, IReadOnlyList<InboundFile> files, Guid author, CancellationToken ct)
    {
        var (answered, message) = await Reply(mailbox, mail, author, ct);
        var (ticket, refused) = (answered ?? await Open(mail, author, ct), (IReadOnlyList<string>)[]);
        if (files.Count > 0) (ticket, refused) = await Attach(ticket, files, ct);
        var made = new Made(ticket, message, refused);
        var (outcome, ticketId, messageId) = (made.Outcome, ticket.Key, message?.Id);
        await db.Emails.Where(e => e.Id == emailId).ExecuteUpdateAsync(set => set.SetProperty(e => e.Outcome, outcome).SetProperty(e => e.TicketId, ticketId).SetProperty(e => e.TicketMessageId, messageId), ct);
        return made;
    }

    /// <summary>Commits, and tells who watches.</summary>
    public async Task Conclude(Made made, CancellationToken ct)
    {
        await changes.Conclude([made.Ticket], ct);
        if (made.Message is not null) await conversations.Tell(made.Ticket, made.Message, ct);
    }

    private async Task<(Ticket? Ticket, Message? Message)> Reply(Mailbox? mailbox, EmailContent mail, Guid author, CancellationToken ct)
    {
        if (await FindTicket(mailbox, mail, author, ct) is not { State: not TicketState.Closed } ticket) return default;
        var text = mail.NewText ?? QuotedText.Cut(mail.Text);
        var outcome = await conversations.Keep(ticket.Key.ToString(), null, new(MessageKind.Reply, Cut(text.Length > 0 ? text : NoText, Message.LongestText), [], ByRequester: true, author),
            (found, message, now) => ReplyToTicket.Decide(found, message.Id, byRequester: true, status: null, now), ct);
        return outcome.Refusal is null ? outcome.Value : default; // closed in this moment: it becomes a ticket of its own
    }

    private async Task<Ticket> Open(EmailContent mail, Guid author, CancellationToken ct)
    {
        var subject = Cut(MessageText.Tidy(mail.Subject).ReplaceLineEndings(" "), Ticket.LongestSubject);
        var command = new OpenTicket.Command { Subject = subject.Length > 0 ? subject : NoSubject, Description = Cut(mail.Text, Ticket.LongestDescription), Channel = TicketChannel.Email, Requester = new(author) };
        var outcome = await OpenTicket.Handle(command, db, references, names, numbers, changes, ct);
        return outcome.Value ?? throw new InvalidOperationException($"A mail could not become a ticket: {outcome.Refusal!.Code}.");
    }

    /// <summary>The ticket it is about: by the address it was sent to, by the mails it answers, or by the number in its subject if its author has a part in that ticket.</summary>
    private async Task<Ticket?> FindTicket(Mailbox? mailbox, EmailContent mail, Guid author, CancellationToken ct)
    {
        var (id, answered) = (mailbox is null ? null : await SentTo(mailbox, mail, ct), mail.Answers.ToList());
        if (id is null && answered.Count > 0)
        {
            var known = await db.Emails.Where(e => answered.Contains(e.MessageId) && e.TicketId != null).Select(e => new { e.MessageId, e.TicketId }).ToListAsync(ct);
            id = known.OrderBy(e => answered.IndexOf(e.MessageId)).FirstOrDefault()?.TicketId;
        }

        if (id is null && Number().Match(mail.Subject) is { Success: true } match && TicketNumber.TryParse(match.Value, out var number))
            id = await db.Tickets.Where(t => t.Number == number && (t.RequesterId == author || db.Messages.Any(m => m.TicketId == t.Key && m.AuthorId == author))).Select(t => (Guid?)t.Key).SingleOrDefaultAsync(ct);

        var ticket = id is { } one ? await db.FindTicket(one.ToString(), ct) : null;
        for (var merges = 0; ticket?.MergedIntoId is { } into && merges < 10; merges++) ticket = await db.FindTicket(into.ToString(), ct);
        return ticket;
    }

    private async Task<Guid?> SentTo(Mailbox mailbox, EmailContent mail, CancellationToken ct)
    {
        var key = await secrets.Open(mailbox.Tenant, Mailbox.ReplyKeys.Purpose, mailbox.ReplyKey, ct);
        return mail.Recipients.Select(ReplyAddress.TagOf).OfType<string>().Select(tag => ReplyAddress.TicketOf(tag, mailbox.Tenant, key)).FirstOrDefault(found => found is not null);
    }

    private async Task<(Ticket Ticket, IReadOnlyList<string> Refused)> Attach(Ticket ticket, IReadOnlyList<InboundFile> files, CancellationToken ct)
    {
        List<string> refused = [];
        foreach (var file in files)
        {
            var received = file.Content is null ? AttachFile.NotTaken : await ReceivedUpload.Look(file.Name, file.Content, AttachFile.Rules, ct);
            if (received.Refusal is null)
            {
                await using var upload = received.Value!;
                var kept = await AttachFile.Keep(ticket.Key.ToString(), null, upload, isInternal: false, db, store, changes, ct);
                if (kept.Refusal is null) continue;
                received = kept.Refusal;
            }

            refused.Add($"{Cut(MessageText.Tidy(file.Name), 150)}: {received.Refusal!.Message}");
        }

        if (refused.Count > 0)
            await conversations.Keep(ticket.Key.ToString(), null, new(MessageKind.Note, $"Some of the mail's files were not taken.\n{string.Join('\n', refused.Take(50))}", [], AuthorId: Guid.Empty),
                (found, message, now) => NoteOnTicket.Decide(found, message.Id, [], now), ct);
        return ((await db.FindTicket(ticket.Key.ToString(), ct))!, refused);
    }

    /// <summary>No longer than that.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)]}…";

    [GeneratedRegex(@"\bT-[1-9][0-9]{0,8}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
