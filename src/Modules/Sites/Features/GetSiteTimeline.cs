using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Sites.Domain;
using Platform.Sites.Storage;

namespace Platform.Sites.Features;

/// <summary>What happened to a site, latest first.</summary>
internal static class GetSiteTimeline
{
    public static void Map(IEndpointRouteBuilder sites) =>
        sites.MapGet("/{id}/timeline", Get).WithName(nameof(GetSiteTimeline)).WithSummary("What happened to a site").RequirePermission("sites.read");

    private static async Task<Results<Ok<TimelineView>, ProblemHttpResult>> Get(string id, SitesDb db, Timelines timelines, CancellationToken ct) =>
        await db.Find(id, ct) is { } key ? TypedResults.Ok(await timelines.Of(db, Site.Kind, key, ct)) : Problems.Of(SiteRefusals.NotFound);

    internal sealed class Narrator : INarrator
    {
        public string StreamKind => Site.Kind;

        public string Tell(JournalEntry entry) => entry.Read<SiteEvent>() switch
        {
            SiteAdded e => $"Added as {e.Name}, {e.Place.Address}",
            SiteRenamed e => $"Renamed to {e.Name}",
            SiteRelocated e => $"Address is now {e.Place.Address}, time zone {e.Place.TimeZone}{Position(e.Place)}",
            SiteHoursChanged { Hours: { } hours } => $"Business hours are now {hours}",
            SiteHoursChanged => "Business hours were taken away",
            SiteFenced { Geofence: { } fence } => $"Geofence is now {fence}",
            SiteFenced => "Geofence was taken away",
            SiteRemoved => "Was removed",
            var e => e.GetType().Name,
        };

        private static string Position(Place place) =>
            place is { Latitude: { } latitude, Longitude: { } longitude } ? string.Create(CultureInfo.InvariantCulture, $", position {latitude:0.#####}, {longitude:0.#####}") : "";
    }
}
