using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Platform.Hosting.Jobs;

/// <summary>The jobs under way in this process. Says again and again that they are ours, and stops those that no longer are.</summary>
internal sealed class Leases(JobStore store, JobRunnerOptions options, TimeProvider time, ILogger<JobRunner> log)
{
    private readonly ConcurrentDictionary<Guid, RunningJob> _held = new();

    public ICollection<RunningJob> Held => _held.Values;

    public void Add(RunningJob job) => _held[job.Id] = job;

    public void Remove(RunningJob job) => _held.TryRemove(job.Id, out _);

    public async Task KeepRenewing(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(options.Lease / 4, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
                if (!_held.IsEmpty) await Renew(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
    }

    private async Task Renew(CancellationToken ct)
    {
        var jobs = _held.Values.ToList();
        var until = time.GetUtcNow() + options.Lease;
        try
        {
            using var patience = new CancellationTokenSource(options.Lease / 2, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
            var ours = await store.Renew([.. jobs.Select(job => job.Context)], either.Token);
            foreach (var job in jobs)
                if (ours.Contains(job.Id)) job.HeldUntil = until;
                else await Lose(job);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Could not renew the leases of {Jobs} running jobs.", jobs.Count);
            foreach (var job in jobs.Where(job => job.HeldUntil < time.GetUtcNow())) await Lose(job);
        }
    }

    private async Task Lose(RunningJob job)
    {
        // One that has just ended is no longer in the table as ours, and needs no stopping.
        if (!_held.ContainsKey(job.Id)) return;
        log.LogWarning("Job {Job} of kind {Kind} is no longer ours: its lease ran out.", job.Id, job.Job.Kind);
        await job.Lose();
    }
}
