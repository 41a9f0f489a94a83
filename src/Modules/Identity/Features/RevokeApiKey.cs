using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>Makes a key worthless, for good: here at once, in every other process within two seconds.</summary>
internal static class RevokeApiKey
{
    public static Decision<ApiKeyEvent> Decide(ApiKey key, DateTimeOffset now) => key.RevokedAt is null ? new ApiKeyRevoked(now) : [];

    public static void Map(IEndpointRouteBuilder keys) => keys.MapDelete("/{id:guid}", Delete)
        .WithName(nameof(RevokeApiKey)).WithSummary("Revoke an API key").RequirePermission(IdentityPermissions.WriteApiKeys.Name);

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, IfMatch version, Ledger<ApiKey, ApiKeyEvent> keys, ApiKeyChecks checks, Call call, CancellationToken ct)
    {
        var outcome = await keys.Change(id, version.Version, key => Decide(key, call.Now), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);

        checks.Forget(outcome.Value!.Prefix);
        return TypedResults.NoContent();
    }
}
