namespace Platform.Sites.Domain;

/// <summary>Where a site is, and by which clock its people live (IANA zone). Degrees are WGS 84.</summary>
internal sealed record Place
{
    public required string Address { get; init; }
    public required string TimeZone { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
}

/// <summary>A place that somebody looks after: a building, a shop, a yard.</summary>
internal sealed record Site : IEntity<Site, SiteEvent>
{
    public static string Kind => "site";

    public required Guid Key { get; init; }
    public required TenantId Tenant { get; init; }

    /// <summary>Said aloud as S-4.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }
    public required Place Place { get; init; }
    public BusinessHours? BusinessHours { get; init; }
    public Geofence? Geofence { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when nobody looks after it any more; a removed site is found by nobody.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    public int Version { get; init; }

    public static Site Evolve(Site? site, SiteEvent @event) => (site, @event) switch
    {
        (null, SiteAdded e) => new()
        {
            Key = e.SiteId, Tenant = e.Tenant, Number = e.Number, Name = e.Name, Place = e.Place, BusinessHours = e.BusinessHours, Geofence = e.Geofence,
            CreatedAt = e.At, Version = 1,
        },
        ({ } s, SiteRenamed e) => s with { Name = e.Name, Version = s.Version + 1 },
        ({ } s, SiteRelocated e) => s with { Place = e.Place, Version = s.Version + 1 },
        ({ } s, SiteHoursChanged e) => s with { BusinessHours = e.Hours, Version = s.Version + 1 },
        ({ } s, SiteFenced e) => s with { Geofence = e.Geofence, Version = s.Version + 1 },
        ({ } s, SiteRemoved e) => s with { RemovedAt = e.At, Version = s.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {site}."),
    };
}
