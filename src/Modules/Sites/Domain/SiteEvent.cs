using System.Text.Json.Serialization;

namespace Platform.Sites.Domain;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(SiteAdded), "site.added.v1")]
[JsonDerivedType(typeof(SiteRenamed), "site.renamed.v1")]
[JsonDerivedType(typeof(SiteRelocated), "site.relocated.v1")]
[JsonDerivedType(typeof(SiteHoursChanged), "site.hours-changed.v1")]
[JsonDerivedType(typeof(SiteFenced), "site.fenced.v1")]
[JsonDerivedType(typeof(SiteRemoved), "site.removed.v1")]
internal abstract record SiteEvent;

internal sealed record SiteAdded(Guid SiteId, TenantId Tenant, int Number, string Name, Place Place, DateTimeOffset At) : SiteEvent
{
    public BusinessHours? BusinessHours { get; init; }
    public Geofence? Geofence { get; init; }
}

internal sealed record SiteRenamed(string Name, DateTimeOffset At) : SiteEvent;
internal sealed record SiteRelocated(Place Place, DateTimeOffset At) : SiteEvent;

/// <summary>People are there at these hours from now on; null, and nobody says when.</summary>
internal sealed record SiteHoursChanged(BusinessHours? Hours, DateTimeOffset At) : SiteEvent;

/// <summary>The site's ground ends here from now on; null, and nobody says where.</summary>
internal sealed record SiteFenced(Geofence? Geofence, DateTimeOffset At) : SiteEvent;

internal sealed record SiteRemoved(DateTimeOffset At) : SiteEvent;
