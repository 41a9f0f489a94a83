using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Says which web pages of others may call the API with a key of this company and read what it answers (CORS).</summary>
internal static class AllowOrigins
{
    /// <param name="Origins">All of them, as a browser writes them: "https://intranet.example".</param>
    public sealed record Command([property: Required, MaxLength(50)] string[] Origins);

    public sealed record AllowedOriginsView(IReadOnlyList<string> Origins, [property: JsonIgnore] int Version) : IVersioned;

    public static Decision<TenantEvent> Decide(Tenant tenant, Command command)
    {
        if (command.Origins.FirstOrDefault(o => !IsOrigin(o)) is { } wrong) return TenantRefusals.OriginInvalid(wrong.Length > 100 ? $"{wrong[..100]}…" : wrong);
        string[] origins = [.. command.Origins.Distinct().Order(StringComparer.Ordinal)];
        return origins.SequenceEqual(tenant.AllowedOrigins) ? [] : new OriginsChanged(origins, tenant.AllowedOrigins);
    }

    /// <summary>Exactly what a browser sends: https (or this machine), no path, no user, in lower case, without the usual port. "null" and wildcards are none.</summary>
    internal static bool IsOrigin(string text) =>
        text.Length <= 253 && Ascii(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)
        && text == uri.GetLeftPart(UriPartial.Authority) && !text.Contains('*', StringComparison.Ordinal);

    public static void Map(IEndpointRouteBuilder tenant)
    {
        tenant.MapGet("/origins", Get).WithName("GetAllowedOrigins").WithSummary("Which other web pages may call the API").RequirePermission(IdentityPermissions.ReadTenant.Name);
        tenant.MapPut("/origins", Put).WithName(nameof(AllowOrigins)).WithSummary("Say which other web pages may call the API").RequirePermission(IdentityPermissions.WriteTenant.Name);
    }

    private static async Task<Ok<AllowedOriginsView>> Get(IdentityDb db, CancellationToken ct) => TypedResults.Ok(Show(await db.Tenants.AsNoTracking().SingleAsync(ct)));

    private static async Task<Results<Ok<AllowedOriginsView>, ProblemHttpResult>> Put(
        IfMatch version, Command command, Ledger<Tenant, TenantEvent> tenants, AllowedOrigins allowed, Call call, CancellationToken ct)
    {
        string[] before = [];
        var outcome = await tenants.Change(call.Tenant.Value, version.Version, tenant => Decide(tenant, command, out before), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);

        allowed.Forget(call.Tenant, before.Concat(outcome.Value!.AllowedOrigins));
        return TypedResults.Ok(Show(outcome.Value));
    }

    private static Decision<TenantEvent> Decide(Tenant tenant, Command command, out string[] before)
    {
        before = tenant.AllowedOrigins;
        return Decide(tenant, command);
    }

    private static AllowedOriginsView Show(Tenant tenant) => new(tenant.AllowedOrigins, tenant.Version);

    private static bool Ascii(string text) => text.All(c => c is > ' ' and < (char)127);
}
