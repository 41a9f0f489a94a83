using System.Security.Claims;
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

/// <summary>Gives a key other terms, all at once; its secret stays. What is left out is not kept: it becomes what it is for a new key.</summary>
internal static class ChangeApiKey
{
    public static Decision<ApiKeyEvent> Decide(ApiKey key, CreateApiKey.Command terms, ApiKeyLimits limits, DateTimeOffset now)
    {
        if (key.RevokedAt is not null) return ApiKeyRefusals.Revoked;
        if ((terms.Check(limits, now) ?? limits.Beyond(key)) is { } refusal) return refusal;

        var isSame = terms.TrimmedName == key.Name && terms.ScopesInOrder.SequenceEqual(key.Scopes) && terms.SitesInOrder.SequenceEqual(key.Sites)
            && terms.RequestsPerMinute == key.RequestsPerMinute && terms.ExpiresAtKept == key.ExpiresAt;
        return isSame ? [] : new ApiKeyChanged(terms.TrimmedName, terms.ScopesInOrder, terms.SitesInOrder, terms.RequestsPerMinute, terms.ExpiresAtKept);
    }

    public static void Map(IEndpointRouteBuilder keys) => keys.MapPut("/{id:guid}", Put)
        .WithName(nameof(ChangeApiKey)).WithSummary("Change what an API key may do, where, how often and how long").RequirePermission(IdentityPermissions.WriteApiKeys.Name);

    private static async Task<Results<Ok<ApiKeyView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, CreateApiKey.Command terms, ClaimsPrincipal principal, KeyMakers makers, IdentityDb db, Ledger<ApiKey, ApiKeyEvent> keys, ApiKeyChecks checks, CancellationToken ct)
    {
        var limits = await makers.LimitsOf(principal, terms, ct);
        var outcome = await keys.Change(id, version.Version, key => Decide(key, terms, limits, db.Call.Now), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);

        checks.Forget(outcome.Value!.Prefix);
        var use = await db.ApiKeyUses.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct);
        return TypedResults.Ok(ApiKeyView.Of(outcome.Value, use, db.Call.Now));
    }
}
