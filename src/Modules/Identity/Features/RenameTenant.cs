using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Gives the company another name; its slug stays, because addresses use it.</summary>
internal static class RenameTenant
{
    public sealed record Command(
        [property: Required, StringLength(100), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The name has characters that cannot be printed.")] string Name);

    public static Decision<TenantEvent> Decide(Tenant tenant, Command command) => command.Name.Trim() switch
    {
        "" => TenantRefusals.Nameless,
        var name when name == tenant.Name => [],
        var name => new TenantRenamed(name, Before: tenant.Name),
    };

    public static void Map(IEndpointRouteBuilder tenant) => tenant.MapPatch("", Patch)
        .WithName(nameof(RenameTenant)).WithSummary("Rename the company").RequirePermission(IdentityPermissions.WriteTenant.Name);

    private static Task<Results<Ok<TenantView>, ProblemHttpResult>> Patch(
        IfMatch version, Command command, Ledger<Tenant, TenantEvent> tenants, Call call, CancellationToken ct) =>
        tenants.Change(call.Tenant.Value, version.Version, tenant => Decide(tenant, command), ct).Respond(TenantView.Of);
}
