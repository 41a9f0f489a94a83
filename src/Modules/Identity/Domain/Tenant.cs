namespace Platform.Identity.Domain;

/// <summary>A company that uses the platform, and the name it goes by.</summary>
internal sealed record Tenant : IEntity<Tenant, TenantEvent>
{
    public static string Kind => "tenant";

    public required TenantId Id { get; init; }
    public required Guid Key { get; init; }
    public required string Name { get; init; }

    /// <summary>Its name in addresses: "northwind". It never changes.</summary>
    public required string Slug { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
    public required int Version { get; init; }

    TenantId IEntity<Tenant, TenantEvent>.Tenant => Id;

    public static Tenant Evolve(Tenant? tenant, TenantEvent @event) => (tenant, @event) switch
    {
        (null, TenantRegistered e) => new() { Id = e.Tenant, Key = e.Tenant.Value, Name = e.Name, Slug = e.Slug, RegisteredAt = e.At, Version = 1 },
        ({ } t, TenantRenamed e) => t with { Name = e.Name, Version = t.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {tenant}."),
    };
}
