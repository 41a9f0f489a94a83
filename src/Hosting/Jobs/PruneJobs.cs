using Platform.Hosting.Schedules;

namespace Platform.Hosting.Jobs;

/// <summary>Removes jobs that were finished long ago, in the quiet of the night.</summary>
internal sealed class PruneJobs(JobStore store) : ISchedule
{
    public static string Name => "prune-jobs";
    public static string Cron => "0 20 3 * * ?";

    public Task Run(CancellationToken ct) => store.Prune(ct);
}
