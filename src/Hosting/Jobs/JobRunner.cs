using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Platform.Hosting.Jobs;

/// <summary>Takes as many jobs as it has hands free, and when it stops lets them finish or gives them back.</summary>
internal sealed class JobRunner(JobStore store, Leases leases, JobExecution execution, JobBell bell, JobRunnerOptions options, TimeProvider time, ILogger<JobRunner> log)
    : BackgroundService
{
    private readonly SemaphoreSlim _hands = new(options.Workers);
    private readonly CancellationTokenSource _giveBack = new();
    private readonly CancellationTokenSource _finished = new();
    private Task _renewing = Task.CompletedTask;

    public override Task StartAsync(CancellationToken ct)
    {
        _renewing = Task.Run(() => leases.KeepRenewing(_finished.Token), CancellationToken.None);
        return base.StartAsync(ct);
    }

    public override async Task StopAsync(CancellationToken ct)
    {
        await base.StopAsync(ct);
        var running = Task.WhenAll(leases.Held.Select(job => job.Work));
        await Task.WhenAny(running, Task.Delay(options.Drain, time, ct));
        await _giveBack.CancelAsync();
        await Task.WhenAny(running, Task.Delay(options.Drain, time, ct));
        await _finished.CancelAsync();
        await _renewing;
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (execution.Kinds is not [])
        {
            var full = false;
            try
            {
                var free = await FreeHands(stopping);
                full = await Take(free) == free;
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                log.LogWarning(e, "Could not look for jobs; trying again.");
            }

            // A little chance, so that processes started together do not look together.
            if (!full) await bell.Wait(options.Poll * (0.75 + 0.25 * Random.Shared.NextDouble()), time, stopping);
        }
    }

    private async Task<int> FreeHands(CancellationToken ct)
    {
        await _hands.WaitAsync(ct);
        var free = 1;
        while (_hands.Wait(0, CancellationToken.None)) free++;
        return free;
    }

    private async Task<int> Take(int free)
    {
        var taken = 0;
        try
        {
            var (waiting, dead) = await store.TakeOver(CancellationToken.None);
            if (waiting > 0) JobMetrics.TakenOver.Add(waiting, new KeyValuePair<string, object?>("to", "waiting"));
            if (dead > 0) JobMetrics.TakenOver.Add(dead, new KeyValuePair<string, object?>("to", "dead"));

            // Not cancelled on the way: jobs taken without our knowing would wait for the lease to end.
            var heldUntil = time.GetUtcNow() + options.Lease;
            foreach (var job in await store.Claim(execution.Kinds, free, CancellationToken.None))
            {
                var running = new RunningJob(job, heldUntil);
                leases.Add(running);
                running.Work = Task.Run(() => Run(running), CancellationToken.None);
                taken++;
            }

            return taken;
        }
        finally
        {
            if (taken < free) _hands.Release(free - taken);
        }
    }

    private async Task Run(RunningJob job)
    {
        try
        {
            await execution.Run(job.Job, job.Context, job.Lost, _giveBack.Token);
        }
        catch (Exception e)
        {
            log.LogError(e, "Job {Job} of kind {Kind} ran, but what came of it could not be written down; it will run again.", job.Id, job.Job.Kind);
        }
        finally
        {
            leases.Remove(job);
            job.Dispose();
            _hands.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _hands.Dispose();
        _giveBack.Dispose();
        _finished.Dispose();
    }
}
