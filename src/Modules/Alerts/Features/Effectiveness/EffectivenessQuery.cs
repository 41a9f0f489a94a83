using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features.Effectiveness;

/// <summary>For which time and which site it is asked how much noise people were spared.</summary>
internal sealed record EffectivenessQuery
{
    private static readonly TimeSpan Usually = TimeSpan.FromDays(7), Longest = TimeSpan.FromDays(92);

    [Description("A week ago when not given.")]
    public DateTimeOffset? From { get; init; }

    [Description("Now when not given; at most 92 days later.")]
    public DateTimeOffset? To { get; init; }

    [Description("A site's id or number; all of them when not given.")]
    public string? Site { get; init; }

    public async Task<(DateTimeOffset Since, DateTimeOffset Until, Guid? Site)> Of(Call call, ISiteDirectory sites, CancellationToken ct)
    {
        if (To < DateTimeOffset.UnixEpoch || From < DateTimeOffset.UnixEpoch) throw new MalformedException(To < DateTimeOffset.UnixEpoch ? "to" : "from", "There was nothing to measure before 1970.");
        var until = To is { } given && given < call.Now ? given.ToUniversalTime() : call.Now;
        var since = (From ?? until - Usually).ToUniversalTime();
        if (since >= until || until - since > Longest) throw new MalformedException("from", "The time asked about begins before it ends, and is at most 92 days long.");
        return (since, until, Site is { Length: > 0 } named ? await sites.Find(call, named, ct) ?? Guid.AllBitsSet : null); // nobody's site is not every site
    }

    /// <summary>What was counted, in its order.</summary>
    public static IQueryable<EffectivenessRow> Hours(AlertsDb db, DateTimeOffset since, DateTimeOffset until, Guid? site) =>
        db.Effectiveness.AsNoTracking().Where(e => e.HourAt >= since && e.HourAt < until && (site == null || e.SiteId == site)).OrderBy(e => e.HourAt).ThenBy(e => e.SiteId);
}
