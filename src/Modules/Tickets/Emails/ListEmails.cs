using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Features;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Emails;

/// <summary>Lists the mails of a ticket with all they said, quotations included, or those that became none: held and automatic ones.</summary>
internal static class ListEmails
{
    private static readonly Sorts<Email> Orders = Sorts<Email>.By("-at", e => e.At, e => e.Id);

    /// <summary>A mail that came in or went out.</summary>
    public sealed record EmailView(
        Guid Id, EmailOutcome Outcome, Guid? TicketId, [property: Description("The message it became, or was made of.")] Guid? MessageId, PersonRef? Author, string Subject, string Text,
        [property: Description("The files of a mail that became nothing yet.")] IReadOnlyList<HeldFileView> Files, DateTimeOffset At);

    /// <summary>A file that came with a mail and waits with it.</summary>
    public sealed record HeldFileView(string Name, long Bytes, [property: Description("Whether it was kept: not what was too large or too much.")] bool IsKept);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/tickets/{id}/emails", OfTicket).WithName("ListTicketEmails").WithSummary("List the mails of a ticket, whole").RequirePermission(TicketsPermissions.Read.Name).WithTags("E-mail");
        api.MapGet("/emails", All).WithName(nameof(ListEmails)).WithSummary("List mails").RequirePermission(TicketsPermissions.Administer.Name).WithTags("E-mail");
    }

    private static async Task<Results<Ok<Page<EmailView>>, ProblemHttpResult>> OfTicket(
        string id, [AsParameters] ListQuery list, TicketsDb db, TicketNames names, Cursors cursors, CancellationToken ct) => await db.FindTicket(id, ct) is { } ticket
        ? await Show(db.Emails.AsNoTracking().Where(e => e.TicketId == ticket.Key), list, db, names, cursors, ct)
        : Problems.Of(TicketRefusals.NotFound);

    // Whoever is limited to some sites sees the mails of tickets there, and no others.
    private static Task<Results<Ok<Page<EmailView>>, ProblemHttpResult>> All(
        [AsParameters] ListQuery list, [FromQuery(Name = "filter[outcome]"), Description("What became of them: opened, answered, automatic, held, sent or discarded.")] string? filter,
        TicketsDb db, TicketNames names, Cursors cursors, CancellationToken ct)
    {
        EmailOutcome? outcome = filter is null ? null : Enum.TryParse<EmailOutcome>(filter, ignoreCase: true, out var named) && Enum.IsDefined(named)
            ? named
            : throw new MalformedException("filter[outcome]", "Say opened, answered, automatic, held, sent or discarded.");
        var emails = db.Emails.AsNoTracking().Where(e => (e.TicketId == null && db.Call.Sites.IsAll) || db.Tickets.Any(t => t.Key == e.TicketId));
        var discarded = db.EmailDecisions.Where(d => d.Verdict == EmailVerdict.Discarded).Select(d => d.Key);
        if (outcome is EmailOutcome.Discarded) emails = emails.Where(e => discarded.Contains(e.Id));
        else if (outcome is { } one) emails = emails.Where(e => e.Outcome == one && !discarded.Contains(e.Id));
        return Show(emails, list, db, names, cursors, ct);
    }

    private static async Task<Results<Ok<Page<EmailView>>, ProblemHttpResult>> Show(IQueryable<Email> emails, ListQuery list, TicketsDb db, TicketNames names, Cursors cursors, CancellationToken ct)
    {
        var outcome = await emails.ToPage(list, Orders, cursors, e => e, ct);
        return outcome.Value is { } page ? TypedResults.Ok(page.Show(await View(page.Items, db, names, ct))) : Problems.Of(outcome.Refusal!);
    }

    public static async Task<IReadOnlyList<EmailView>> View(IReadOnlyList<Email> emails, TicketsDb db, TicketNames names, CancellationToken ct)
    {
        var ids = emails.Select(e => e.Id).ToList();
        var person = await names.People(db.Tenant, emails.Select(e => e.AuthorId), ct);
        var files = (await db.HeldFiles.AsNoTracking().Where(f => ids.Contains(f.EmailId)).OrderBy(f => f.Number).ToListAsync(ct)).ToLookup(f => f.EmailId, f => new HeldFileView(f.Name, f.Bytes, f.Sha256 is not null));
        var discarded = await db.EmailDecisions.Where(d => ids.Contains(d.Key) && d.Verdict == EmailVerdict.Discarded).Select(d => d.Key).ToListAsync(ct);
        return
        [
            .. emails.Select(e => new EmailView(
                e.Id, discarded.Contains(e.Id) ? EmailOutcome.Discarded : e.Outcome, e.TicketId, e.TicketMessageId, person(e.AuthorId), e.Subject, e.Text, [.. files[e.Id]], e.At)),
        ];
    }
}
