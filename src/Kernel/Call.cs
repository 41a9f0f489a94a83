namespace Platform;

/// <summary>Who asks, for which tenant, and when: the only ambient facts a rule may see.</summary>
public sealed record Call(TenantId Tenant, ActorId Actor, DateTimeOffset Now)
{
    public DateTimeOffset Now { get; } = Instant.Truncate(Now);

    /// <summary>Where the caller may look; the platform itself looks everywhere.</summary>
    public PermittedSites Sites { get; init; } = PermittedSites.All;
}

/// <summary>Time as the database keeps it.</summary>
public static class Instant
{
    /// <summary>PostgreSQL keeps microseconds; a finer clock would make a stored row differ from the fold of its events.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset at) =>
        new(at.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
