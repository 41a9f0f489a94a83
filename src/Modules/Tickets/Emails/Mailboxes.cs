using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Hosting.Secrets;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Emails;

/// <summary>The addresses mail to the help desk is sent to: added, listed, taken away.</summary>
internal static class Mailboxes
{
    private static readonly Refusal NotFound = Refusal.NotFound("mailbox.not-found", "There is no such mailbox."),
        AddressTaken = Refusal.Conflict("mailbox.address-taken", "There is a mailbox with this address already."),
        AddressTagged = Refusal.Invalid("mailbox.address-tagged", "Give the address without anything after a plus: that part is ours to fill."),
        SigningKeyMissing = Refusal.Invalid("mailbox.signing-key-missing", "Mailgun signs what it posts: give its HTTP webhook signing key. SendGrid has none.");

    public sealed record MailboxCommand(
        EmailProvider Provider, [property: Required, EmailAddress, StringLength(200)] string Address,
        [property: StringLength(200), Description("Mailgun's HTTP webhook signing key.")] string? SigningKey = null);

    /// <summary>A mailbox, and where its provider posts to.</summary>
    public sealed record MailboxView(Guid Id, EmailProvider Provider, string Address, Uri PostTo, DateTimeOffset CreatedAt);

    /// <summary>A new mailbox with what its provider has to show, which is said this once.</summary>
    public sealed record NewMailboxView(
        Guid Id, EmailProvider Provider, string Address, Uri PostTo, DateTimeOffset CreatedAt,
        [property: Description("The name and password of HTTP basic authentication, as the user part of the address given to SendGrid.")] string? UserInfo);

    public sealed record MailboxesView(IReadOnlyList<MailboxView> Items);

    public static void Map(IEndpointRouteBuilder api)
    {
        var mailboxes = api.MapGroup("/mailboxes").WithTags("E-mail");
        mailboxes.MapGet("", List).WithName("ListMailboxes").WithSummary("List mailboxes").RequirePermission(TicketsPermissions.Administer.Name);
        mailboxes.MapPost("", Post).WithName("AddMailbox").WithSummary("Add a mailbox").RequirePermission(TicketsPermissions.Administer.Name).WithoutIdempotency();
        mailboxes.MapDelete("/{id:guid}", Delete).WithName("RemoveMailbox").WithSummary("Remove a mailbox").RequirePermission(TicketsPermissions.Administer.Name);
    }

    public static string PathOf(Mailbox mailbox) => $"/v1/mail-intake/{mailbox.Id}/{(mailbox.Provider is EmailProvider.Mailgun ? "mailgun" : "sendgrid")}";

    private static async Task<Ok<MailboxesView>> List(TicketsDb db, PublicAddress address, CancellationToken ct) => TypedResults.Ok(new MailboxesView(
        [.. (await db.Mailboxes.AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(ct)).Select(m => new MailboxView(m.Id, m.Provider, m.Address, address.Page(PathOf(m)), m.CreatedAt))]));

    private static async Task<Results<Created<NewMailboxView>, ProblemHttpResult>> Post(MailboxCommand command, TicketsDb db, ISecrets secrets, PublicAddress address, CancellationToken ct)
    {
        if (command.Provider is EmailProvider.Mailgun != command.SigningKey is { Length: > 0 }) return Problems.Of(SigningKeyMissing);
        if (command.Address.Contains('+', StringComparison.Ordinal)) return Problems.Of(AddressTagged);
        var password = command.Provider is EmailProvider.SendGrid ? RandomNumberGenerator.GetHexString(48, lowercase: true) : null;
        var mailbox = new Mailbox
        {
            Tenant = db.Tenant, Id = Guid.CreateVersion7(db.Call.Now), Provider = command.Provider, Address = command.Address.Trim().ToLowerInvariant(), CreatedAt = db.Call.Now,
            PasswordHash = password is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(password)),
            SigningKey = command.SigningKey is { } key ? await secrets.Seal(db.Tenant, Mailbox.SigningKeys.Purpose, Encoding.UTF8.GetBytes(key), ct) : null,
            ReplyKey = await secrets.Seal(db.Tenant, Mailbox.ReplyKeys.Purpose, RandomNumberGenerator.GetBytes(32), ct),
        };
        db.Mailboxes.Add(mailbox);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }) { return Problems.Of(AddressTaken); }

        return TypedResults.Created($"/v1/mailboxes/{mailbox.Id}",
            new NewMailboxView(mailbox.Id, mailbox.Provider, mailbox.Address, address.Page(PathOf(mailbox)), mailbox.CreatedAt, password is null ? null : $"{EmailCredentials.User}:{password}"));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, TicketsDb db, CancellationToken ct) =>
        await db.Mailboxes.Where(m => m.Id == id).ExecuteDeleteAsync(ct) == 1 ? TypedResults.NoContent() : Problems.Of(NotFound);
}
