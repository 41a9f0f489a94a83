namespace Platform.Hosting.Jobs;

/// <summary>How many jobs a process runs at once, and how soon others notice that it died.</summary>
public sealed record JobRunnerOptions
{
    public int Workers { get; init; } = 8;

    /// <summary>How often the queue is looked at when nothing in this process says that there is work.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a job stays its runner's without a sign of life. With <see cref="Poll"/> the time until a killed runner's jobs go on.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long running jobs may take to finish when the process stops; then they are cancelled and left to others.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a done job can still be seen.</summary>
    public TimeSpan KeepDone { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a dead job can still be tried again.</summary>
    public TimeSpan KeepDead { get; init; } = TimeSpan.FromDays(90);
}
