using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Limits;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Features;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Emails;

/// <summary>
/// Takes in the mails providers post. 200 once a mail is kept, whatever became of it and whichever of its files were left out; 406 for what can never be a mail to us,
/// which neither posts again. What else is refused Mailgun posts again for eight hours, and SendGrid only what is answered 500 and above: a mail answered 401 to it is lost.
/// </summary>
internal static class EmailIntake
{
    private static readonly Refusal NotFound = Refusal.NotFound("mailbox.not-found", "There is no such mailbox.");

    /// <summary>What became of a mail.</summary>
    public sealed record EmailReceipt(EmailOutcome Outcome, Guid? TicketId);

    public static void Map(IEndpointRouteBuilder api)
    {
        var intake = api.MapGroup("/mail-intake/{mailbox:guid}").WithTags("E-mail").AllowAnonymous().WithoutIdempotency().WithBodyLimit(InboundForm.MostBytes).WithRateLimit(RateLimit.Mail);
        intake.MapPost("/sendgrid", SendGrid).WithName("TakeSendGridMail").WithSummary("Take in a mail by SendGrid's Inbound Parse; signed in by HTTP basic authentication")
            .Accepts<IFormCollection>("multipart/form-data").Produces(StatusCodes.Status401Unauthorized).Produces(StatusCodes.Status406NotAcceptable);
        intake.MapPost("/mailgun", Mailgun).WithName("TakeMailgunMail").WithSummary("Take in a mail by a route of Mailgun; signed with the mailbox's key")
            .Accepts<IFormCollection>("multipart/form-data", "application/x-www-form-urlencoded").Produces(StatusCodes.Status401Unauthorized).Produces(StatusCodes.Status406NotAcceptable);
    }

    private static async Task<Results<Ok<EmailReceipt>, ProblemHttpResult, StatusCodeHttpResult>> SendGrid(
        Guid mailbox, HttpRequest request, EmailCredentials credentials, IServiceProvider services, CancellationToken ct)
    {
        if (await credentials.Find(mailbox, EmailProvider.SendGrid, ct) is not { } known) return Problems.Of(NotFound);
        if (!EmailCredentials.IsOwn(known, request.Headers.Authorization.ToString())) return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        await using var form = await Form(request, ct);
        return form is null || SendGridForm.Read(form) is not { } mail ? NoMail() : await Take(known, mail, form, null, services, ct);
    }

    private static async Task<Results<Ok<EmailReceipt>, ProblemHttpResult, StatusCodeHttpResult>> Mailgun(
        Guid mailbox, HttpRequest request, EmailCredentials credentials, IServiceProvider services, CancellationToken ct)
    {
        if (await credentials.Find(mailbox, EmailProvider.Mailgun, ct) is not { } known) return Problems.Of(NotFound);
        await using var form = await Form(request, ct);
        if (form is null) return NoMail();
        if (!await credentials.IsSigned(known, form, ct)) return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        return MailgunForm.Read(form) is { } mail ? await Take(known, mail, form, MailgunForm.Token(form), services, ct) : NoMail();
    }

    // The status is what providers go by; the words are for whoever reads their log.
    private static ProblemHttpResult NoMail() => Problems.Of(StatusCodes.Status406NotAcceptable, "mail.unreadable", "This is no mail we can take in: it cannot be read, or names no author.");

    private static async Task<InboundForm?> Form(HttpRequest request, CancellationToken ct)
    {
        try { return await InboundForm.Read(request.ContentType, request.Body, ct); }
        catch (MalformedException) { return null; }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge) { return null; }
    }

    // Its author is made known first: everything it does is done in that name.
    private static async Task<Results<Ok<EmailReceipt>, ProblemHttpResult, StatusCodeHttpResult>> Take(
        Mailbox mailbox, InboundEmail mail, InboundForm form, string? token, IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var tags = mail.Recipients.Select(ReplyAddress.TagOf).OfType<string>().ToList();
        if (tags.Count > 0 && !tags.Any(ReplyAddress.IsReply) && !await IsFor(mailbox.Tenant, tags, services.GetRequiredService<ITenantRegistry>(), ct))
            return Problems.Of(StatusCodes.Status406NotAcceptable, "mail.not-ours", "This mail is for another company.");

        var receipt = await services.GetRequiredService<MailTurns>().Take(async () =>
        {
            Guid author;
            await using (var scope = services.CreateScopeFor(new(mailbox.Tenant, ActorId.Platform, now)))
                author = (await scope.ServiceProvider.GetRequiredService<TicketReferences>().Requester(new(null, mail.From.Name, mail.From.Address), ct)).Value;
            await using var own = services.CreateScopeFor(new(mailbox.Tenant, new(author), now));
            return await own.ServiceProvider.GetRequiredService<ReceiveEmail>().Handle(mailbox, mail, form.Files, token, ct);
        }, ct);
        return receipt is null ? TypedResults.StatusCode(StatusCodes.Status401Unauthorized) : TypedResults.Ok(receipt);
    }

    // help+acme@… is for the company acme and no other.
    private static async Task<bool> IsFor(TenantId tenant, List<string> tags, ITenantRegistry tenants, CancellationToken ct)
    {
        foreach (var tag in tags)
            if (await tenants.Find(tag, ct) == tenant) return true;
        return false;
    }
}
