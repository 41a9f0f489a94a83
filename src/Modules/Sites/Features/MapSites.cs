using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Hosting.Twins;
using Platform.Sites.Domain;
using Platform.Sites.Storage;

namespace Platform.Sites.Features;

/// <summary>Everything a map of the sites shows: where each is and how it stands, with its devices by band.</summary>
internal static class MapSites
{
    private const int Most = 5_000;

    /// <summary>The sites that have a position, 5,000 at most, by name; and how many have none.</summary>
    public sealed record SiteMap(IReadOnlyList<SiteOnMap> Sites, int Unplaced, [property: Description("Whether there are more sites than are shown; narrow the bounds.")] bool IsCapped);

    public sealed record SiteOnMap(Guid Id, string Number, string Name, double Latitude, double Longitude, Band Band, int? Score, SiteDevices Devices, Geofence? Geofence);

    public static void Map(IEndpointRouteBuilder sites) =>
        sites.MapGet("/map", Get).WithName(nameof(MapSites)).WithSummary("Where sites are and how they stand").RequirePermission("sites.read");

    private static async Task<Ok<SiteMap>> Get(
        [FromQuery, Description("Only what is within west,south,east,north, in degrees; west may lie east of east, across the date line.")] string? bounds,
        SitesDb db, ITwins<SiteSignal> twins, CancellationToken ct)
    {
        var placed = db.Sites.AsNoTracking().Where(s => s.Place.Latitude != null && s.Place.Longitude != null);
        if (bounds is { Length: > 0 })
        {
            var (west, south, east, north) = Parse(bounds);
            placed = placed.Where(s => s.Place.Latitude >= south && s.Place.Latitude <= north);
            placed = west <= east
                ? placed.Where(s => s.Place.Longitude >= west && s.Place.Longitude <= east)
                : placed.Where(s => s.Place.Longitude >= west || s.Place.Longitude <= east);
        }

        var found = await placed.OrderBy(s => s.Name).ThenBy(s => s.Key).Take(Most + 1).ToListAsync(ct);
        var unplaced = await db.Sites.CountAsync(s => s.Place.Latitude == null || s.Place.Longitude == null, ct);
        var shown = await Task.WhenAll(found.Take(Most).Select(async site => Show(site, await twins.HealthOf(site, ct))));
        return TypedResults.Ok(new SiteMap(shown, unplaced, found.Count > Most));
    }

    private static SiteOnMap Show(Site s, SiteHealth health) =>
        new(s.Key, $"S-{s.Number}", s.Name, s.Place.Latitude!.Value, s.Place.Longitude!.Value, health.Band, health.Score, health.Devices, s.Geofence);

    private static (double West, double South, double East, double North) Parse(string bounds)
    {
        var sides = bounds.Split(',');
        var degrees = sides.Select(s => double.TryParse(s, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && Math.Abs(d) <= 180 ? d : double.NaN).ToArray();
        if (degrees.Length != 4 || degrees.Any(double.IsNaN) || degrees[1] > degrees[3]) throw new MalformedException("bounds", "The bounds are west,south,east,north in degrees, such as 9.5,53.3,10.3,53.8.");
        return (degrees[0], degrees[1], degrees[2], degrees[3]);
    }
}
