using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>The keys that are not revoked, latest first; expired ones are among them until somebody tidies up.</summary>
internal static class ListApiKeys
{
    private static readonly Sorts<ApiKey> Sorts = Sorts<ApiKey>.By("-createdAt", k => k.CreatedAt, k => k.Key).Or("name", k => k.Name);

    public static void Map(IEndpointRouteBuilder keys)
    {
        keys.MapGet("", List).WithName(nameof(ListApiKeys)).WithSummary("API keys").RequirePermission(IdentityPermissions.ReadApiKeys.Name);
        keys.MapGet("/{id:guid}", Get).WithName("GetApiKey").WithSummary("An API key").RequirePermission(IdentityPermissions.ReadApiKeys.Name);
    }

    private static Task<Results<Ok<Page<ApiKeyView>>, ProblemHttpResult>> List([AsParameters] ListQuery list, Cursors cursors, IdentityDb db, CancellationToken ct) =>
        Page(list, cursors, db, ct).Respond();

    private static async Task<Outcome<Page<ApiKeyView>>> Page(ListQuery list, Cursors cursors, IdentityDb db, CancellationToken ct)
    {
        var keys = db.ApiKeys.AsNoTracking().Where(k => k.RevokedAt == null);
        if (list.Q is { Length: > 0 } words) keys = keys.Where(k => EF.Functions.ILike(k.Name, Like.Contains(words), Like.Escape));
        var page = await keys.ToPage(list, Sorts, cursors, k => k, ct);
        if (page.Refusal is { } refusal) return refusal;

        var ids = page.Value!.Items.Select(k => k.Key).ToList();
        var uses = await db.ApiKeyUses.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        return page.Value.Show<ApiKeyView>([.. page.Value.Items.Select(k => ApiKeyView.Of(k, uses.GetValueOrDefault(k.Key), db.Call.Now))]);
    }

    private static Task<Results<Ok<ApiKeyView>, ProblemHttpResult>> Get(Guid id, IdentityDb db, CancellationToken ct) => Find(id, db, ct).Respond();

    private static async Task<Outcome<ApiKeyView>> Find(Guid id, IdentityDb db, CancellationToken ct)
    {
        if (await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Key == id && k.RevokedAt == null, ct) is not { } key)
            return ApiKeyRefusals.Revoked;
        var use = await db.ApiKeyUses.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct);
        return ApiKeyView.Of(key, use, db.Call.Now);
    }
}
