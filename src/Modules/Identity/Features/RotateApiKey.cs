using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Keys;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>
/// Gives a key a new secret. The one before works on for a while, so that programs can change over one by one; a secret from before that one stops at once.
/// </summary>
internal static class RotateApiKey
{
    public static readonly TimeSpan Usual = TimeSpan.FromDays(1);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <param name="Overlap">How long the secret before works on: PT0S to P30D, a day when left out.</param>
    public sealed record Command(TimeSpan? Overlap = null);

    public static Decision<ApiKeyEvent> Decide(ApiKey key, Command command, ApiKeyLimits limits, DateTimeOffset now)
    {
        var overlap = command.Overlap ?? Usual;
        if (key.RevokedAt is not null) return ApiKeyRefusals.Revoked;
        if (limits.Beyond(key) is { } beyond) return beyond;
        if (overlap < TimeSpan.Zero || overlap > Longest) return ApiKeyRefusals.OverlapTooLong;
        return new ApiKeyRotated(now, overlap == TimeSpan.Zero ? null : now + overlap);
    }

    public static void Map(IEndpointRouteBuilder keys) => keys.MapPost("/{id:guid}/rotation", Post)
        .WithName(nameof(RotateApiKey)).WithSummary("Give an API key a new secret, shown once").RequirePermission(IdentityPermissions.WriteApiKeys.Name)
        .WithoutIdempotency(); // a kept answer would be a kept secret

    private static async Task<Results<Ok<CreatedApiKeyView>, ProblemHttpResult>> Post(
        Guid id, IfMatch version, Command command, ClaimsPrincipal principal, KeyMakers makers, IdentityDb db, Ledger<ApiKey, ApiKeyEvent> keys, ApiKeyChecks checks, CancellationToken ct)
    {
        // A lost race must not be decided again on its own: the secret kept beside would belong to the other one's rotation.
        var seen = version.Version ?? await db.ApiKeys.Where(k => k.Key == id).Select(k => (int?)k.Version).SingleOrDefaultAsync(ct) ?? 0;
        if (await db.ApiKeySecrets.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } secret) return Problems.Of(ApiKeyRefusals.Revoked);

        var next = PresentedKey.New(ApiKey.Mark);
        var outcome = await keys.Change(id, seen, key =>
        {
            var decision = Decide(key, command, makers.LimitsOf(principal), db.Call.Now);
            if (decision.Events is [ApiKeyRotated rotated]) (secret.PreviousHash, secret.Hash) = (rotated.PreviousUntil is null ? null : secret.Hash, next.Hash);
            return decision;
        }, ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);

        var key = outcome.Value!;
        checks.Forget(key.Prefix);
        return TypedResults.Ok(new CreatedApiKeyView(ApiKeyView.Of(key, null, db.Call.Now), (next with { Prefix = key.Prefix }).Text));
    }
}
