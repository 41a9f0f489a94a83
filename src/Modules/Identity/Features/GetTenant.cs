using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>The caller's company.</summary>
internal sealed record TenantView(Guid Id, string Name, string Slug, DateTimeOffset RegisteredAt, [property: JsonIgnore] int Version) : IVersioned
{
    public static TenantView Of(Tenant tenant) => new(tenant.Key, tenant.Name, tenant.Slug, tenant.RegisteredAt, tenant.Version);
}

internal static class GetTenant
{
    public static void Map(IEndpointRouteBuilder tenant) => tenant.MapGet("", Get)
        .WithName(nameof(GetTenant)).WithSummary("The caller's company").RequirePermission(IdentityPermissions.ReadTenant.Name);

    private static async Task<Ok<TenantView>> Get(IdentityDb db, CancellationToken ct) =>
        TypedResults.Ok(TenantView.Of(await db.Tenants.AsNoTracking().SingleAsync(ct)));
}
