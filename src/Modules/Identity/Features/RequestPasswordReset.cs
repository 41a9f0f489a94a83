using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Hosting.Tenancy;
using Platform.Identity.Access;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>What a link to set a new password says. The stamp changes with the password, so it is good once.</summary>
internal sealed record PasswordResetLink(Guid Tenant, Guid User, string Stamp);

/// <summary>Mails a link to set a new password to who owns the address, if anybody does; the answer is the same either way.</summary>
internal static class RequestPasswordReset
{
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(1);

    // Longer than finding an account and queueing a letter takes, so that the time tells nothing.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);

    public sealed record Command([property: Required, StringLength(254), OneEmailAddress] string Email);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/password-resets", Post)
        .WithName(nameof(RequestPasswordReset)).WithSummary("Have a link mailed to set a new password").AllowAnonymous().WithoutIdempotency();

    private static async Task<Accepted> Post(Command command, HttpContext context, Accounts accounts, MailLimits limits, TimeProvider time, CancellationToken ct)
    {
        var email = accounts.Normalize(command.Email);
        var pace = Task.Delay(Pace, time, ct);
        if (limits.Admit(context.Connection.RemoteIpAddress, email) && await accounts.Find(email, ct) is { } account)
            await Send(account, context.RequestServices, ct);
        await pace;
        return TypedResults.Accepted((string?)null);
    }

    private static async Task Send((TenantId Tenant, ActorId User) account, IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(account.Tenant, account.User, services.GetRequiredService<TimeProvider>().GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        if (await db.Users.FindAsync([db.Tenant, account.User.Value], ct) is not { DeactivatedAt: null }) return; // nothing to come back to
        if (await db.Credentials.FindAsync([db.Tenant, account.User.Value], ct) is not { } credential) return;

        var link = services.GetRequiredService<MailedLinks>().Write(
            LinkPurpose.PasswordReset, "/reset-password", new PasswordResetLink(account.Tenant.Value, credential.Id, credential.SecurityStamp!), LinkLifetime);
        await services.GetRequiredService<IMail>().Send(account.Tenant, Letters.PasswordReset(credential.Email!, link), ct);
    }
}
