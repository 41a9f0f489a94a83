using System.Security.Claims;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;

namespace Platform.Identity.Features;

/// <summary>Looks up how far whoever makes or changes a key may let it reach.</summary>
internal sealed class KeyMakers(IEnumerable<Permission> permissions, ISiteDirectory sites, Call call)
{
    private readonly HashSet<string> _catalogue = [.. permissions.Select(p => p.Name)];

    public ApiKeyLimits LimitsOf(ClaimsPrincipal maker) => new(_catalogue, maker.May, new HashSet<Guid>(), OwnSites(maker));

    public async Task<ApiKeyLimits> LimitsOf(ClaimsPrincipal maker, CreateApiKey.Command terms, CancellationToken ct)
    {
        var named = terms.SitesInOrder;
        if (named.Length == 0) return LimitsOf(maker);
        return LimitsOf(maker) with { KnownSites = (await sites.Names(call, named, ct)).Keys.ToHashSet() };
    }

    private static HashSet<Guid> OwnSites(ClaimsPrincipal maker) => [.. maker.FindAll(CallClaims.Site).Select(c => Guid.Parse(c.Value))];
}
