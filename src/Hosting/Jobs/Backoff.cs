namespace Platform.Hosting.Jobs;

/// <summary>
/// How long to wait before a failed job is tried again: anything up to a limit that doubles with each attempt, so that jobs that
/// failed together do not come back together (full jitter: aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
/// </summary>
internal static class Backoff
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The wait after attempt <paramref name="attempt"/> (from 1); <paramref name="chance"/> is from 0 to 1.</summary>
    public static TimeSpan After(int attempt, double chance) => Limit(attempt) * chance;

    public static TimeSpan Limit(int attempt) => First * Math.Min(Math.Pow(2, attempt - 1), Longest / First);
}
