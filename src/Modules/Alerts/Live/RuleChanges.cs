using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Storage;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Alerts.Live;

/// <summary>Tells a company's sites that a silence or the policy was changed. Done when all of them judge by it.</summary>
internal sealed class RuleChanges(AlertsDb db, RuleBooks books, ITwins<AlertSignal> twins)
{
    public async Task Tell(CancellationToken ct)
    {
        books.Forget(db.Tenant);
        var signal = new RulesChanged(await books.Of(db.Tenant, ct));
        // Sites the caller may not see are silenced by the same rules.
        var sites = await db.Sites.IgnoreQueryFilters([Hosting.Data.SiteLimits.Filter]).Select(s => s.Site).ToListAsync(ct);
        await twins.TellMany([.. sites.Select(site => (new TwinKey(db.Tenant, site), (AlertSignal)signal))], ct);
    }
}
