using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Takes in a company together with its first administrator: both, or neither.</summary>
internal static partial class RegisterTenant
{
    public sealed record Command(string Name, string Slug, CreateUser.Command Administrator);

    public static Decision<TenantEvent> Decide(TenantId id, Command command, DateTimeOffset now)
    {
        if (!Slug().IsMatch(command.Slug)) return TenantRefusals.SlugInvalid;
        return command.Name.Trim() is { Length: > 0 } name ? new TenantRegistered(id, name, command.Slug, now) : TenantRefusals.Nameless;
    }

    /// <summary>Opens a scope of its own, because nobody's call is for a tenant that is not there yet.</summary>
    public static async Task<Outcome<Tenant>> Handle(TenantId id, Command command, IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(id, ActorId.Platform, services.GetRequiredService<TimeProvider>().GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        var tenant = await scope.ServiceProvider.GetRequiredService<Ledger<Tenant, TenantEvent>>().Begin(Decide(id, command, db.Call.Now), ct);
        if (tenant.Refusal is not null) return tenant;
        var administrator = await CreateUser.Handle(command.Administrator, scope.ServiceProvider, ct);
        if (administrator.Refusal is { } refusal) return refusal;

        await transaction.CommitAsync(ct);
        scope.ServiceProvider.GetRequiredService<JournalPulse>().Beat();
        return tenant;
    }

    [GeneratedRegex(@"^(?=.{3,40}$)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Slug();
}
