namespace Platform.Hosting.Schedules;

/// <summary>Something to do at set times, once for all processes. It must stand being run again: a killed process's occurrence is repeated.</summary>
public interface ISchedule
{
    /// <summary>Its name in the store and in traces: "prune-jobs".</summary>
    static abstract string Name { get; }

    /// <summary>Quartz cron with seconds: "0 30 3 * * ?" is half past three every night.</summary>
    static abstract string Cron { get; }

    /// <summary>The zone the cron is read in, by its IANA name.</summary>
    static virtual string TimeZone => "Etc/UTC";

    /// <summary>What becomes of occurrences that passed while no process ran.</summary>
    static virtual Missed Missed => Missed.RunOnce;

    Task Run(CancellationToken ct);
}

/// <summary>What to do about occurrences nobody was there for.</summary>
public enum Missed
{
    /// <summary>Run once now, however many were missed.</summary>
    RunOnce,

    /// <summary>Wait for the next one.</summary>
    Skip,
}
