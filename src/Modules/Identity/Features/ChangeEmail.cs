using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Hosting.Tenancy;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>What a link to a new address says. It names the address before, so it is good once; the stamp, so a new password ends it.</summary>
internal sealed record EmailChangeLink(Guid Tenant, Guid User, string Email, string Before, string Stamp);

/// <summary>Changes the address one signs in with, once a link mailed to the new one was followed. The old one is told.</summary>
internal static class ChangeEmail
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(1);

    public sealed record Command([property: Required, StringLength(254), OneEmailAddress] string Email, [property: Required, StringLength(256)] string Password)
    {
        // A record prints its members, and this one has a password.
        public override string ToString() => nameof(Command);
    }

    public sealed record MailedToken([property: Required, StringLength(4000)] string Token);

    public static Decision<UserEvent> Decide(User user, string email) => user.Email == email ? [] : new EmailChanged(email, user.Email);

    public static void Map(IEndpointRouteBuilder profile) => profile.MapPost("/email", Ask)
        .WithName("RequestEmailChange").WithSummary("Have a link mailed to a new e-mail address").WithoutIdempotency();

    public static void MapConfirmation(IEndpointRouteBuilder api) => api.MapPost("/email-changes", Confirm)
        .WithName(nameof(ChangeEmail)).WithSummary("Change an e-mail address by a mailed link").AllowAnonymous().WithoutIdempotency();

    private static async Task<Results<Accepted, ProblemHttpResult>> Ask(
        Command command, HttpContext context, Reauthentication again, MailedLinks links, MailLimits limits, Accounts accounts, IMail mail, IdentityDb db, CancellationToken ct)
    {
        var known = await again.With(command.Password, context, ct);
        if (known.Refusal is { } refusal) return Problems.Of(refusal);

        var (user, credential) = known.Value;
        var email = command.Email.Trim();
        if (!limits.Admit(context.Connection.RemoteIpAddress, accounts.Normalize(email))) return TypedResults.Accepted((string?)null);

        // Whether the address is somebody's already is between us and its owner.
        var letter = await accounts.Find(accounts.Normalize(email), ct) is { } owner && owner.User.Value != user.Key
            ? Letters.AccountExists(email)
            : Letters.EmailChange(email, links.Write(LinkPurpose.EmailChange, "/confirm-email", new EmailChangeLink(db.Tenant.Value, user.Key, email, user.Email, credential.SecurityStamp!), LinkLifetime));
        await mail.Send(db.Tenant, letter, ct);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Confirm(
        MailedToken command, HttpContext context, MailedLinks links, Accounts accounts, TimeProvider time, CancellationToken ct)
    {
        if (links.Read<EmailChangeLink>(LinkPurpose.EmailChange, command.Token) is not { } link) return Problems.Of(MailedLinks.NotGood);

        await using var scope = context.RequestServices.CreateScopeFor(new(new(link.Tenant), new(link.User), time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var (user, credential) = (await db.Users.FindAsync([db.Tenant, link.User], ct), await db.Credentials.FindAsync([db.Tenant, link.User], ct));
        if (user is null || credential is null || user.Email != link.Before || credential.SecurityStamp != link.Stamp) return Problems.Of(MailedLinks.NotGood);

        (credential.Email, credential.NormalizedEmail) = (link.Email, accounts.Normalize(link.Email));
        credential.Touch();
        var changed = await scope.ServiceProvider.GetRequiredService<Ledger<User, UserEvent>>().Change(user.Key, user.Version, u => Decide(u, link.Email), ct);
        if (changed.Refusal is { } refusal) return Problems.Of(refusal);
        await scope.ServiceProvider.GetRequiredService<IMail>().Send(db.Tenant, Letters.EmailChanged(link.Before, link.Email), ct);
        return TypedResults.NoContent();
    }
}
