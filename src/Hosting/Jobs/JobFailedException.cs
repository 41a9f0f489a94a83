namespace Platform.Hosting.Jobs;

/// <summary>The job could not be done, for a reason worth showing to the tenant.</summary>
public sealed class JobFailedException(string reason, Exception? cause = null) : Exception(reason, cause)
{
    /// <summary>Trying again is of no use: the job is dead at once.</summary>
    public bool Final { get; init; }

    /// <summary>When the other side asked to be left alone for a while: the least time until the next attempt.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
