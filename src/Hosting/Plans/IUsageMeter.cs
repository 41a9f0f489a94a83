namespace Platform.Hosting.Plans;

/// <summary>Counts something companies are charged by: a module's contribution.</summary>
public interface IUsageMeter
{
    /// <summary>What it counts: "devices".</summary>
    string Name { get; }

    /// <summary>How many there are now, by company and site; of one company or, without one, of all.</summary>
    Task<IReadOnlyList<Metered>> Count(TenantId? only, CancellationToken ct);
}

/// <summary>So many of something at one site.</summary>
public sealed record Metered(TenantId Tenant, Guid Site, long Quantity);
