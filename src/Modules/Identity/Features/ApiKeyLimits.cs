using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>How far a key may reach: what there is, and what its maker may do and where (no sites of one's own: everywhere).</summary>
internal sealed record ApiKeyLimits(IReadOnlySet<string> Catalogue, Func<string, bool> May, IReadOnlySet<Guid> KnownSites, IReadOnlySet<Guid> OwnSites)
{
    /// <summary>Whoever could not have made the key may not take it over either, not even to make it less.</summary>
    public Refusal? Beyond(ApiKey key)
    {
        if (key.Scopes.FirstOrDefault(s => !May(s)) is { } beyond) return ApiKeyRefusals.ScopeBeyondYours(beyond);
        return OwnSites.Count > 0 && (key.Sites.Length == 0 || !key.Sites.All(OwnSites.Contains)) ? ApiKeyRefusals.SitesBeyondYours : null;
    }

    /// <summary>For the platform's own keys.</summary>
    public static readonly ApiKeyLimits None = new(new HashSet<string>(), _ => true, new HashSet<Guid>(), new HashSet<Guid>());
}
