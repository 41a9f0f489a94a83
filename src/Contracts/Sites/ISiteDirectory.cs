namespace Platform.Contracts.Sites;

/// <summary>The sites of the caller's tenant, as other modules may know them.</summary>
public interface ISiteDirectory
{
    /// <summary>The names of those of these sites that exist.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Names(TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>All sites of the tenant with their names, in the order they were added.</summary>
    Task<IReadOnlyList<(Guid Id, string Name)>> All(TenantId tenant, CancellationToken ct);

    /// <summary>The id of the site with this id or number people say aloud ("S-4"); null when there is none.</summary>
    Task<Guid?> Find(TenantId tenant, string idOrNumber, CancellationToken ct);
}
