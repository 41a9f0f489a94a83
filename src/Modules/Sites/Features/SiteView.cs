using System.ComponentModel;
using Platform.Calendars;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Hosting.Twins;
using Platform.Sites.Domain;
using Platform.Twins;

namespace Platform.Sites.Features;

/// <summary>A site as the API shows it, with the roll-up of its devices as it is now.</summary>
internal sealed record SiteView(
    Guid Id, string Number, string Name, string Address, string TimeZone, double? Latitude, double? Longitude,
    BusinessHours? BusinessHours, [property: Description("Whether it is within its business hours now; null when nobody said when they are.")] bool? IsOpen, Geofence? Geofence,
    DateTimeOffset CreatedAt, int Version, SiteHealth Health) : IVersioned
{
    public static SiteView Of(Site site, SiteHealth health, DateTimeOffset now) => new(
        site.Key, $"S-{site.Number}", site.Name, site.Place.Address, site.Place.TimeZone, site.Place.Latitude, site.Place.Longitude,
        site.BusinessHours, site.BusinessHours?.IsOpen(now, Zones.Find(site.Place.TimeZone)), site.Geofence, site.CreatedAt, site.Version, health);
}

internal static class SiteHealths
{
    public static ValueTask<SiteHealth> HealthOf(this ITwins<SiteSignal> sites, Site site, CancellationToken ct) =>
        sites.Ask(new TwinKey(site.Tenant, site.Key), GetSiteHealth.Now, ct);
}
