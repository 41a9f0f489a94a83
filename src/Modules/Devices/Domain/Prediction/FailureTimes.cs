namespace Platform.Devices.Domain.Prediction;

/// <summary>When a failure is expected: likely, and between when it would be in most cases. In whole minutes: nobody knows better.</summary>
internal sealed record FailureTimes(DateTimeOffset EarliestAt, DateTimeOffset FailsAt, DateTimeOffset LatestAt)
{
    /// <summary>Null while nothing is expected.</summary>
    public static FailureTimes? Of(FailurePrediction prediction, DateTimeOffset from) => prediction.TimeToFailure is { } hours
        ? new(After(from, hours.Earliest), After(from, hours.Likely), After(from, hours.Latest))
        : null;

    private static DateTimeOffset After(DateTimeOffset from, float hours) => from + TimeSpan.FromMinutes(MathF.Round(hours * 60));
}
