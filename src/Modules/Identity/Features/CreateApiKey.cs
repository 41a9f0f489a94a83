using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Makes an API key. The answer is the only place its secret is ever seen.</summary>
internal static class CreateApiKey
{
    public sealed record Command(
        [property: Required, StringLength(100), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The name has characters that cannot be printed.")] string Name,
        [property: Required, MinLength(1), MaxLength(200)] string[] Scopes,
        DateTimeOffset? ExpiresAt = null);

    public static Decision<ApiKeyEvent> Decide(
        Guid id, TenantId tenant, string prefix, Command command, IReadOnlySet<string> catalogue, Func<string, bool> may, DateTimeOffset now)
    {
        var (name, scopes) = (command.Name.Trim(), command.Scopes.Distinct().Order(StringComparer.Ordinal).ToArray());
        if (name.Length == 0) return ApiKeyRefusals.Nameless;
        if (scopes.Length == 0) return ApiKeyRefusals.Scopeless;
        if (scopes.FirstOrDefault(s => s != Role.Everything && !catalogue.Contains(s)) is { } unknown) return ApiKeyRefusals.UnknownScope(unknown);
        if (scopes.FirstOrDefault(s => !may(s)) is { } beyond) return ApiKeyRefusals.ScopeBeyondYours(beyond);
        if (command.ExpiresAt <= now) return ApiKeyRefusals.ExpiresInThePast;

        return new ApiKeyCreated(tenant, id, name, prefix, scopes, now, command.ExpiresAt is { } at ? Instant.Truncate(at) : null);
    }

    public static async Task<Outcome<CreatedApiKeyView>> Handle(
        Command command, Func<string, bool> may, IEnumerable<Permission> catalogue, IdentityDb db, Ledger<ApiKey, ApiKeyEvent> keys, CancellationToken ct)
    {
        var (id, presented) = (Guid.CreateVersion7(db.Call.Now), PresentedKey.New());
        var decision = Decide(id, db.Tenant, presented.Prefix, command, catalogue.Select(p => p.Name).ToHashSet(), may, db.Call.Now);
        if (decision.Refusal is { } refusal) return refusal;

        db.Add(new ApiKeySecret { Tenant = db.Tenant, Id = id, Hash = presented.Hash });
        return (await keys.Begin(decision, ct)).Map(key => new CreatedApiKeyView(ApiKeyView.Of(key, null), presented.Text));
    }

    public static void Map(IEndpointRouteBuilder keys) => keys.MapPost("", Post).WithName(nameof(CreateApiKey)).WithSummary("Create an API key; the secret is shown once")
        .RequirePermission(IdentityPermissions.WriteApiKeys.Name)
        .WithoutIdempotency(); // a kept answer would be a kept secret

    private static async Task<Results<Created<CreatedApiKeyView>, ProblemHttpResult>> Post(
        Command command, ClaimsPrincipal principal, IEnumerable<Permission> catalogue, IdentityDb db, Ledger<ApiKey, ApiKeyEvent> keys, HttpResponse response, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        return await Handle(command, principal.May, catalogue, db, keys, ct).RespondCreated(key => key, key => $"/v1/api-keys/{key.Id}");
    }
}
