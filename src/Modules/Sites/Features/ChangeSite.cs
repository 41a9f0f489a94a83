using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Calendars;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Twins;
using Platform.Sites.Domain;
using Platform.Sites.Storage;

namespace Platform.Sites.Features;

/// <summary>Renames a site, corrects where it is, says when people are there and where its ground ends. What is left out stays as it was.</summary>
internal static class ChangeSite
{
    public sealed record Command
    {
        [StringLength(120, MinimumLength = 1)] public string? Name { get; init; }
        [StringLength(300, MinimumLength = 1)] public string? Address { get; init; }
        [StringLength(64, MinimumLength = 1)] public string? TimeZone { get; init; }

        /// <summary>Null takes the position away, together with the longitude; left out, it stays.</summary>
        [Range(-90.0, 90.0)] public double? Latitude { get; init { field = value; HasLatitude = true; } }

        [Range(-180.0, 180.0)] public double? Longitude { get; init { field = value; HasLongitude = true; } }

        /// <summary>By the clock of the place; null when nobody says when people are there. Left out, they stay.</summary>
        public BusinessHours? BusinessHours { get; init { field = value; HasHours = true; } }

        /// <summary>Null takes the fence away; left out, it stays.</summary>
        public Geofence? Geofence { get; init { field = value; HasFence = true; } }

        [JsonIgnore] public bool HasLatitude { get; private init; }
        [JsonIgnore] public bool HasLongitude { get; private init; }
        [JsonIgnore] public bool HasHours { get; private init; }
        [JsonIgnore] public bool HasFence { get; private init; }
    }

    public static Decision<SiteEvent> Decide(Site site, Command command, DateTimeOffset now)
    {
        var name = command.Name?.Trim() ?? site.Name;
        var place = new Place
        {
            Address = command.Address?.Trim() ?? site.Place.Address,
            TimeZone = command.TimeZone ?? site.Place.TimeZone,
            Latitude = command.HasLatitude ? command.Latitude : site.Place.Latitude,
            Longitude = command.HasLongitude ? command.Longitude : site.Place.Longitude,
        };
        if (!Zones.TryFind(place.TimeZone, out _)) return SiteRefusals.UnknownZone;
        if (place.Latitude is null != place.Longitude is null) return SiteRefusals.HalfPlaced;
        var hours = command.HasHours ? command.BusinessHours is { } said ? BusinessHours.Tidy(said) : default : new(site.BusinessHours, null);
        var fence = command.HasFence ? command.Geofence is { } drawn ? Geofence.Tidy(drawn) : default : new(site.Geofence, null);
        if ((hours.Refusal ?? fence.Refusal) is { } refusal) return refusal;

        List<SiteEvent> events = [];
        if (name != site.Name) events.Add(new SiteRenamed(name, now));
        if (place != site.Place) events.Add(new SiteRelocated(place, now));
        if (hours.Value != site.BusinessHours) events.Add(new SiteHoursChanged(hours.Value, now));
        if (fence.Value != site.Geofence) events.Add(new SiteFenced(fence.Value, now));
        return [.. events];
    }

    public static void Map(IEndpointRouteBuilder sites) =>
        sites.MapPatch("/{id}", Patch).WithName(nameof(ChangeSite)).WithSummary("Change a site").RequirePermission("sites.write");

    private static async Task<Results<Ok<SiteView>, ProblemHttpResult>> Patch(
        string id, IfMatch version, Command command, SitesDb db, Ledger<Site, SiteEvent> sites, ITwins<SiteSignal> twins, Call call, CancellationToken ct)
    {
        if (await db.Find(id, ct) is not { } key) return Problems.Of(SiteRefusals.NotFound);
        var outcome = await sites.Change(key, version.Version, site => Decide(site, command, call.Now), ct);
        if (outcome.Value is not { } site) return Problems.Of(outcome.Refusal!);
        return TypedResults.Ok(SiteView.Of(site, await twins.HealthOf(site, ct), call.Now));
    }
}
