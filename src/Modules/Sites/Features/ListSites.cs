using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Hosting.Twins;
using Platform.Sites.Domain;
using Platform.Sites.Storage;

namespace Platform.Sites.Features;

/// <summary>The sites a caller may see, by name or in the order they were added.</summary>
internal static class ListSites
{
    private static readonly Sorts<Site> Sorts = Sorts<Site>.By("name", s => s.Name, s => s.Key).Or("createdAt", s => s.CreatedAt);

    public static void Map(IEndpointRouteBuilder sites) =>
        sites.MapGet("/", Get).WithName(nameof(ListSites)).WithSummary("List sites").RequirePermission("sites.read");

    private static async Task<Results<Ok<Page<SiteView>>, ProblemHttpResult>> Get(
        [AsParameters] ListQuery list, SitesDb db, ITwins<SiteSignal> twins, Cursors cursors, CancellationToken ct)
    {
        var sites = db.Sites.AsNoTracking();
        if (list.Q is { Length: > 0 } words) sites = sites.Where(s => EF.Functions.ILike(s.Name + " " + s.Place.Address, Like.Contains(words), Like.Escape));

        var outcome = await sites.ToPage(list, Sorts, cursors, site => site, ct);
        if (outcome.Value is not { } page) return Problems.Of(outcome.Refusal!);
        var views = await Task.WhenAll(page.Items.Select(async site => SiteView.Of(site, await twins.HealthOf(site, ct), db.Call.Now)));
        return TypedResults.Ok(page.Show(views));
    }
}
