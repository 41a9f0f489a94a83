namespace Platform.Devices.Storage;

/// <summary>A failure that was foretold, as it was when others were told; open until it is withdrawn.</summary>
internal sealed record PredictionRow
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required Guid Device { get; init; }
    public required string Class { get; init; }
    public required DateTimeOffset PredictedAt { get; init; }
    public required float Probability { get; init; }
    public required DateTimeOffset EarliestAt { get; init; }
    public required DateTimeOffset FailsAt { get; init; }
    public required DateTimeOffset LatestAt { get; init; }

    /// <summary>As JSON.</summary>
    public required string Reasons { get; init; }

    public required string Recommendation { get; init; }
    public required int ModelVersion { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>One version of how a tenant's failures are foretold.</summary>
internal sealed record PredictionModelRow
{
    public required TenantId Tenant { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset TrainedAt { get; init; }
    public required DateTimeOffset LearnedFromAt { get; init; }
    public required DateTimeOffset LearnedUntilAt { get; init; }
    public required int Devices { get; init; }

    /// <summary>As JSON.</summary>
    public required string Model { get; init; }
}
