using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Twins;
using Platform.Sites.Domain;
using Platform.Sites.Storage;

namespace Platform.Sites.Features;

/// <summary>Renames a site or corrects where it is; what is left out stays as it was.</summary>
internal static class ChangeSite
{
    public sealed record Command(
        [property: StringLength(120, MinimumLength = 1)] string? Name = null,
        [property: StringLength(300, MinimumLength = 1)] string? Address = null,
        [property: StringLength(64, MinimumLength = 1)] string? TimeZone = null,
        [property: Range(-90.0, 90.0)] double? Latitude = null,
        [property: Range(-180.0, 180.0)] double? Longitude = null);

    public static Decision<SiteEvent> Decide(Site site, Command command, DateTimeOffset now)
    {
        var name = command.Name?.Trim() ?? site.Name;
        var place = new Place
        {
            Address = command.Address?.Trim() ?? site.Place.Address,
            TimeZone = command.TimeZone ?? site.Place.TimeZone,
            Latitude = command.Latitude ?? site.Place.Latitude,
            Longitude = command.Longitude ?? site.Place.Longitude,
        };
        if (!TimeZones.Exists(place.TimeZone)) return SiteRefusals.UnknownZone;

        return (name == site.Name, place == site.Place) switch
        {
            (true, true) => [],
            (false, true) => new SiteRenamed(name, now),
            (true, false) => new SiteRelocated(place, now),
            (false, false) => [new SiteRenamed(name, now), new SiteRelocated(place, now)],
        };
    }

    public static void Map(IEndpointRouteBuilder sites) =>
        sites.MapPatch("/{id}", Patch).WithName(nameof(ChangeSite)).WithSummary("Rename a site or correct its place").RequirePermission("sites.write");

    private static async Task<Results<Ok<SiteView>, ProblemHttpResult>> Patch(
        string id, IfMatch version, Command command, SitesDb db, Ledger<Site, SiteEvent> sites, ITwins<SiteSignal> twins, Call call, CancellationToken ct)
    {
        if (await db.Find(id, ct) is not { } key) return Problems.Of(SiteRefusals.NotFound);
        var outcome = await sites.Change(key, version.Version, site => Decide(site, command, call.Now), ct);
        if (outcome.Value is not { } site) return Problems.Of(outcome.Refusal!);
        return TypedResults.Ok(SiteView.Of(site, await twins.HealthOf(site, ct)));
    }
}
