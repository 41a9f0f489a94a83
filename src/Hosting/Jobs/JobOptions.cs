namespace Platform.Hosting.Jobs;

/// <summary>Which of the jobs that are due goes first.</summary>
public enum JobPriority { Low, Normal, High }

/// <summary>When, how soon and how often one job may run.</summary>
public sealed record JobOptions
{
    public static readonly JobOptions Default = new();

    public JobPriority Priority { get; init; } = JobPriority.Normal;

    /// <summary>Not before this; at once when absent.</summary>
    public DateTimeOffset? RunAt { get; init; }

    /// <summary>While a job of this kind and key waits or runs, enqueueing another answers that one instead.</summary>
    public string? Key { get; init; }

    /// <summary>Jobs of a tenant with the same rate key start no oftener than <see cref="Rate"/>, in all processes together.</summary>
    public string? RateKey { get; init; }

    /// <summary>Applies when there is a <see cref="RateKey"/>; the newest job's rate is the key's.</summary>
    public JobRate Rate { get; init; } = new(10, TimeSpan.FromSeconds(1));

    /// <summary>Attempts before the job is dead. Twelve, backing off, take up to three and a half hours.</summary>
    public int MaxAttempts { get; init; } = 12;
}

/// <summary>So many starts per interval, and never more than that many at once.</summary>
public readonly record struct JobRate(int Permits, TimeSpan Per);
