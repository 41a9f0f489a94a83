using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Mail;
using Platform.Hosting.Tenancy;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Storage;

namespace Platform.Identity.Access;

/// <summary>Takes in companies on the operator's word: nobody ever knows the first password, and a link sets the next.</summary>
internal sealed class TenantRegistry(IServiceProvider services, MailedLinks links, IMail mail, Databases databases, TimeProvider time) : ITenantRegistry
{
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(7);

    public async Task<Outcome<Uri>> Register(NewTenant tenant, CancellationToken ct)
    {
        // Longer than anybody guesses, and of every kind of sign the rules ask for.
        var unknown = $"{Convert.ToBase64String(RandomNumberGenerator.GetBytes(48))}aA1!";
        var id = new TenantId(Guid.CreateVersion7(time.GetUtcNow()));
        var registered = await RegisterTenant.Handle(id, new(tenant.Name, tenant.Slug, new(tenant.Administrator, tenant.Email, unknown, Role.Administrator)), services, ct);
        if (registered.Refusal is { } refusal) return refusal;

        await using var scope = services.CreateScopeFor(new(id, ActorId.Platform, time.GetUtcNow()));
        var credential = await scope.ServiceProvider.GetRequiredService<IdentityDb>().Credentials.SingleAsync(ct);
        var link = links.Write(LinkPurpose.PasswordReset, "/reset-password", new PasswordResetLink(id.Value, credential.Id, credential.SecurityStamp!), LinkLifetime);
        await mail.Send(id, Letters.Welcome(credential.Email!, tenant.Name, link), ct);
        return link;
    }

    public async Task<TenantId?> Find(string slug, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand("select id from identity.tenants where slug = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slug });
        return await find.ExecuteScalarAsync(ct) is Guid id ? new TenantId(id) : null;
    }
}
