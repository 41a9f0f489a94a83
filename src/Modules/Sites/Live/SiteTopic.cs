using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Hosting.Live;
using Platform.Hosting.Twins;
using Platform.Sites.Features;
using Platform.Sites.Storage;

namespace Platform.Sites.Live;

/// <summary>One site, live: <c>site:{id}</c>. Frames: <c>health</c>, the roll-up.</summary>
internal sealed class SiteTopic(SitesDb db, ITwins<SiteSignal> twins) : ILiveTopic
{
    public string Prefix => "site";
    public string Permission => "sites.read";

    public static string Of(Guid id) => $"site:{id}";

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct) =>
        Guid.TryParse(topic.AsSpan(topic.IndexOf(':') + 1), out var id)
        && await db.Sites.AsNoTracking().SingleOrDefaultAsync(s => s.Key == id, ct) is { } site
            ? SiteView.Of(site, await twins.HealthOf(site, ct), call.Now)
            : null;
}

/// <summary>All sites of the tenant, live: <c>sites</c>. Frames: <c>health</c>, one site's roll-up.</summary>
internal sealed class SitesTopic(SitesDb db, ITwins<SiteSignal> twins) : ILiveTopic
{
    public const string Name = "sites";

    public string Prefix => Name;
    public string Permission => "sites.read";

    public async Task<object?> Snapshot(string topic, Call call, CancellationToken ct)
    {
        var sites = await db.Sites.AsNoTracking().ToListAsync(ct);
        return await Task.WhenAll(sites.Select(async site => new SiteHealthFrame(site.Key, await twins.HealthOf(site, ct))));
    }
}
