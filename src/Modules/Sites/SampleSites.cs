using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Sites.Domain;
using Platform.Sites.Features;
using Platform.Sites.Storage;

namespace Platform.Sites;

/// <summary>Three places to look at before one's own.</summary>
internal sealed class SampleSites(SitesDb db, Ledger<Site, SiteEvent> sites, Numbers numbers, Call call) : ISampleData
{
    private const int Some = 3;

    public int Order => 10;

    // A name that is taken is somebody's own place, and one sample less.
    public async Task Add(CancellationToken ct)
    {
        foreach (var place in SeedSites.Buildings.Take(Some)) await AddSite.Handle(place, sites, numbers, call, ct);
    }

    public Task<int> Count(IReadOnlyList<Guid> records, CancellationToken ct) => db.Sites.CountAsync(s => records.Contains(s.Key), ct);

    public async Task Remove(IReadOnlyList<Guid> records, CancellationToken ct)
    {
        var there = await db.Sites.Where(s => records.Contains(s.Key)).Select(s => s.Key).ToListAsync(ct);
        await sites.ChangeMany(there, _ => new SiteRemoved(call.Now), ct);
    }
}
