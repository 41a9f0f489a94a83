namespace Platform.Contracts.Identity;

/// <summary>The people of a tenant, as other modules may know them.</summary>
public interface IPersonDirectory
{
    /// <summary>Those of these people who work here now.</summary>
    Task<IReadOnlyDictionary<Guid, Colleague>> Find(TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Those who work here now and whose role allows this permission.</summary>
    Task<IReadOnlyList<Colleague>> WhoMay(TenantId tenant, string permission, CancellationToken ct);
}

/// <summary>Somebody who works for the tenant, and the sites they are limited to; none means all.</summary>
public sealed record Colleague(Guid Id, string Name, string Email, IReadOnlyList<Guid> Sites);
