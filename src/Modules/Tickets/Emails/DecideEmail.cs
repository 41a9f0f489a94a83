using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Features;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Emails;

/// <summary>Lets a mail in that was held, as if it had come now, or discards it. Done once, however often it is asked for.</summary>
internal static class DecideEmail
{
    private static readonly Refusal NotFound = Refusal.NotFound("email.not-found", "There is no such mail."),
        NotHeld = Refusal.Conflict("email.not-held", "The mail has become a ticket or a message already, or is one of ours.");

    public static Decision<EmailDecisionEvent> Decide(EmailDecision? decision, EmailVerdict wanted, EmailDecisionEvent @event) =>
        decision?.Verdict == wanted || (decision is null && wanted is EmailVerdict.Reinstated) ? [] : @event;

    public static void Map(IEndpointRouteBuilder api)
    {
        var emails = api.MapGroup("/emails/{id:guid}").WithTags("E-mail");
        emails.MapPut("/release", Release).WithName("ReleaseEmail").WithSummary("Let in a mail that was held").RequirePermission(TicketsPermissions.Administer.Name);
        emails.MapPut("/discard", Discard).WithName("DiscardEmail").WithSummary("Discard a mail that was held").RequirePermission(TicketsPermissions.Administer.Name);
        emails.MapDelete("/discard", PutBack).WithName("KeepEmail").WithSummary("Put a discarded mail back to those held").RequirePermission(TicketsPermissions.Administer.Name);
    }

    private static async Task<Results<Ok<ListEmails.EmailView>, ProblemHttpResult>> Release(
        Guid id, TicketsDb db, EmailToTicket tickets, HeldFiles held, Ledger<EmailDecision, EmailDecisionEvent> decisions, TicketNames names, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Lock(id, db, ct) is not { } email) return Problems.Of(NotFound);
        if (email.Outcome is EmailOutcome.Sent) return Problems.Of(NotHeld);
        if (email.TicketId is not null) return await Show(id, db, names, ct);

        var mailbox = await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.Id == email.MailboxId, ct);
        var files = await held.Take(id, ct);
        try
        {
            var made = await tickets.Handle(id, mailbox, new(email.Recipients, email.Answers, email.Subject, email.Text, email.NewText), files, email.AuthorId, ct);
            await Note(id, EmailVerdict.Released, new EmailReleased(db.Tenant, id, made.Ticket.Number, db.Call.Now), db, decisions, ct);
            await tickets.Conclude(made, ct);
        }
        finally
        {
            foreach (var file in files)
                if (file.Content is not null) await file.Content.DisposeAsync();
        }

        return await Show(id, db, names, ct);
    }

    private static Task<Results<Ok<ListEmails.EmailView>, ProblemHttpResult>> Discard(
        Guid id, TicketsDb db, Ledger<EmailDecision, EmailDecisionEvent> decisions, TicketNames names, CancellationToken ct) =>
        Judge(id, EmailVerdict.Discarded, new EmailDiscarded(db.Tenant, id, db.Call.Now), db, decisions, names, ct);

    private static Task<Results<Ok<ListEmails.EmailView>, ProblemHttpResult>> PutBack(
        Guid id, TicketsDb db, Ledger<EmailDecision, EmailDecisionEvent> decisions, TicketNames names, CancellationToken ct) =>
        Judge(id, EmailVerdict.Reinstated, new EmailReinstated(db.Tenant, id, db.Call.Now), db, decisions, names, ct);

    private static async Task<Results<Ok<ListEmails.EmailView>, ProblemHttpResult>> Judge(
        Guid id, EmailVerdict wanted, EmailDecisionEvent @event, TicketsDb db, Ledger<EmailDecision, EmailDecisionEvent> decisions, TicketNames names, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Lock(id, db, ct) is not { } email) return Problems.Of(NotFound);
        if (email.Outcome is not (EmailOutcome.Held or EmailOutcome.Automatic)) return Problems.Of(NotHeld);
        await Note(id, wanted, @event, db, decisions, ct);
        await transaction.CommitAsync(ct);
        return await Show(id, db, names, ct);
    }

    // Whoever else decides about this mail waits until this is done. Held mails are at no site, so whoever is limited to some sites sees none.
    private static async Task<Email?> Lock(Guid id, TicketsDb db, CancellationToken ct) => db.Call.Sites.IsAll
        ? await db.Emails.FromSql($"select * from tickets.emails where tenant = {db.Tenant.Value} and id = {id} for update").AsNoTracking().SingleOrDefaultAsync(ct)
        : null;

    private static async Task Note(Guid id, EmailVerdict wanted, EmailDecisionEvent @event, TicketsDb db, Ledger<EmailDecision, EmailDecisionEvent> decisions, CancellationToken ct)
    {
        var known = await db.EmailDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.Key == id, ct);
        var decision = Decide(known, wanted, @event);
        if (decision.Events.IsEmpty) return;
        var outcome = known is null ? await decisions.Begin(decision, ct) : await decisions.Change(id, null, now => Decide(now, wanted, @event), ct);
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException($"A decision about a mail could not be kept: {refusal.Code}.");
    }

    private static async Task<Results<Ok<ListEmails.EmailView>, ProblemHttpResult>> Show(Guid id, TicketsDb db, TicketNames names, CancellationToken ct) =>
        TypedResults.Ok((await ListEmails.View(await db.Emails.AsNoTracking().Where(e => e.Id == id).ToListAsync(ct), db, names, ct)).Single());
}
