using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Keys;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Makes an API key. The answer is the only place its secret is ever seen.</summary>
internal static class CreateApiKey
{
    /// <summary>What people decide about a key: its name, what it may do, where, how often, how long.</summary>
    /// <param name="Name">What it is for.</param>
    /// <param name="Scopes">The permissions it has, of those GET /v1/permissions lists.</param>
    /// <param name="ExpiresAt">When it stops working; never when left out.</param>
    /// <param name="Sites">The sites it is limited to; all when left out or empty.</param>
    /// <param name="RequestsPerMinute">How often it may be used; as often as keys usually may when left out.</param>
    public sealed record Command(
        [property: Required, StringLength(100), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The name has characters that cannot be printed.")] string Name,
        [property: Required, MinLength(1), MaxLength(200)] string[] Scopes,
        DateTimeOffset? ExpiresAt = null,
        [property: MaxLength(1_000)] Guid[]? Sites = null,
        [property: Range(1, 600_000)] int? RequestsPerMinute = null)
    {
        internal string TrimmedName => Name.Trim();
        internal string[] ScopesInOrder => [.. Scopes.Distinct().Order(StringComparer.Ordinal)];
        internal Guid[] SitesInOrder => [.. (Sites ?? []).Distinct().Order()];
        internal DateTimeOffset? ExpiresAtKept => ExpiresAt is { } at ? Instant.Truncate(at) : null;

        /// <summary>What is wrong with them, given what the key's maker may do.</summary>
        internal Refusal? Check(ApiKeyLimits limits, DateTimeOffset now)
        {
            if (TrimmedName.Length == 0) return ApiKeyRefusals.Nameless;
            if (Scopes.Length == 0) return ApiKeyRefusals.Scopeless;
            if (Scopes.FirstOrDefault(s => s != Role.Everything && !limits.Catalogue.Contains(s)) is { } unknown) return ApiKeyRefusals.UnknownScope(unknown);
            if (Scopes.FirstOrDefault(s => !limits.May(s)) is { } beyond) return ApiKeyRefusals.ScopeBeyondYours(beyond);
            if (limits.OwnSites is { Count: > 0 } own && (SitesInOrder.Length == 0 || !SitesInOrder.All(own.Contains))) return ApiKeyRefusals.SitesBeyondYours;
            foreach (var site in SitesInOrder)
                if (!limits.KnownSites.Contains(site)) return ApiKeyRefusals.UnknownSite(site);
            return ExpiresAt <= now ? ApiKeyRefusals.ExpiresInThePast : null;
        }
    }

    public static Decision<ApiKeyEvent> Decide(Guid id, TenantId tenant, string prefix, Command terms, ApiKeyLimits limits, DateTimeOffset now)
    {
        if (terms.Check(limits, now) is { } refusal) return refusal;
        return new ApiKeyCreated(tenant, id, terms.TrimmedName, prefix, terms.ScopesInOrder, now, terms.ExpiresAtKept, terms.SitesInOrder, terms.RequestsPerMinute);
    }

    public static async Task<Outcome<CreatedApiKeyView>> Handle(Command terms, ApiKeyLimits limits, IdentityDb db, Ledger<ApiKey, ApiKeyEvent> keys, CancellationToken ct)
    {
        var (id, presented) = (Guid.CreateVersion7(db.Call.Now), PresentedKey.New(ApiKey.Mark));
        var decision = Decide(id, db.Tenant, presented.Prefix, terms, limits, db.Call.Now);
        if (decision.Refusal is { } refusal) return refusal;

        db.Add(new ApiKeySecret { Tenant = db.Tenant, Id = id, Hash = presented.Hash });
        return (await keys.Begin(decision, ct)).Map(key => new CreatedApiKeyView(ApiKeyView.Of(key, null, db.Call.Now), presented.Text));
    }

    public static void Map(IEndpointRouteBuilder keys) => keys.MapPost("", Post).WithName(nameof(CreateApiKey)).WithSummary("Create an API key; the secret is shown once")
        .RequirePermission(IdentityPermissions.WriteApiKeys.Name)
        .WithoutIdempotency(); // a kept answer would be a kept secret

    private static async Task<Results<Created<CreatedApiKeyView>, ProblemHttpResult>> Post(
        Command terms, ClaimsPrincipal principal, KeyMakers makers, IdentityDb db, Ledger<ApiKey, ApiKeyEvent> keys, CancellationToken ct)
    {
        var limits = await makers.LimitsOf(principal, terms, ct);
        return await Handle(terms, limits, db, keys, ct).RespondCreated(key => key, key => $"/v1/api-keys/{key.Id}");
    }
}
