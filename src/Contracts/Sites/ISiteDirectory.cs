namespace Platform.Contracts.Sites;

/// <summary>The sites of a tenant, as other modules may know them, and as far as the call may see them.</summary>
public interface ISiteDirectory
{
    /// <summary>The names of those of these sites that exist.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Names(Call call, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>All sites with their numbers and names, in the order they were added.</summary>
    Task<IReadOnlyList<(Guid Id, int Number, string Name)>> All(Call call, CancellationToken ct);

    /// <summary>The id of the site with this id or number people say aloud ("S-4"); null when there is none.</summary>
    Task<Guid?> Find(Call call, string idOrNumber, CancellationToken ct);

    /// <summary>What the clocks of those of these sites that exist show at a moment, and whether somebody is there then.</summary>
    Task<IReadOnlyDictionary<Guid, SiteHour>> Hours(Call call, IReadOnlyCollection<Guid> ids, DateTimeOffset at, CancellationToken ct);
}

/// <summary>The time at a site, and whether it is within its business hours; unknown where it has none.</summary>
public readonly record struct SiteHour(DateTime LocalTime, bool? IsOpen);
