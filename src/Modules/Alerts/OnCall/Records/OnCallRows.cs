namespace Platform.Alerts.OnCall.Records;

/// <summary>An address at which somebody's calendar program reads a schedule: all of it, or their own shifts.</summary>
internal sealed record FeedRow
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required Guid ScheduleId { get; init; }
    public required Guid OwnerId { get; init; }
    public required bool OnlyOwn { get; init; }
    public required byte[] SecretHash { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>The policy that holds at a site.</summary>
internal sealed record PolicyAtSite
{
    public required TenantId Tenant { get; init; }
    public required Guid SiteId { get; init; }
    public required Guid PolicyId { get; init; }
}
