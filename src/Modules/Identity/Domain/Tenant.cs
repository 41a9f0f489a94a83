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

    /// <summary>The plan somebody chose; none yet means it is trying everything, or has tried it.</summary>
    public string? Plan { get; init; }

    /// <summary>Web pages of others that may read our answers, by their origins: "https://intranet.example".</summary>
    public required string[] AllowedOrigins { get; init; }
    public required int Version { get; init; }

    TenantId IEntity<Tenant, TenantEvent>.Tenant => Id;

    public static Tenant Evolve(Tenant? tenant, TenantEvent @event) => (tenant, @event) switch
    {
        (null, TenantRegistered e) => new() { Id = e.Tenant, Key = e.Tenant.Value, Name = e.Name, Slug = e.Slug, RegisteredAt = e.At, AllowedOrigins = [], Version = 1 },
        ({ } t, TenantRenamed e) => t with { Name = e.Name, Version = t.Version + 1 },
        ({ } t, PlanChosen e) => t with { Plan = e.Plan, Version = t.Version + 1 },
        ({ } t, OriginsChanged e) => t with { AllowedOrigins = e.Origins, Version = t.Version + 1 },
        _ => throw new InvalidOperationException($"{@event} cannot follow {tenant}."),
    };
}
