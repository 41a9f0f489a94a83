using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Hosting.Twins;
using Platform.Sites.Domain;
using Platform.Sites.Storage;

namespace Platform.Sites.Features;

/// <summary>One site, with its devices rolled up as they stand now.</summary>
internal static class GetSite
{
    public static void Map(IEndpointRouteBuilder sites) =>
        sites.MapGet("/{id}", Get).WithName(nameof(GetSite)).WithSummary("Get a site by its id or its number (S-4)").RequirePermission("sites.read");

    private static async Task<Results<Ok<SiteView>, ProblemHttpResult>> Get(
        string id, SitesDb db, ITwins<SiteSignal> twins, CancellationToken ct)
    {
        if (await db.Find(id, ct) is not { } key) return Problems.Of(SiteRefusals.NotFound);
        var site = await db.Sites.AsNoTracking().SingleAsync(s => s.Key == key, ct);
        return TypedResults.Ok(SiteView.Of(site, await twins.HealthOf(site, ct), db.Call.Now));
    }
}
