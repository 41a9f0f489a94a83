using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Platform.Hosting.Schedules;

/// <summary>Starts and stops this process's share of the schedules, having made the store agree with what the program says. Nobody waits for it: what is due may be done a moment later.</summary>
internal sealed class Scheduler(ISchedulerFactory factory, IEnumerable<ScheduleEntry> entries, ILogger<Scheduler> log) : BackgroundService
{
    public const string Group = "platform";

    private readonly List<ScheduleEntry> _schedules = [.. entries];
    private IScheduler? _scheduler;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (_schedules.CountBy(entry => entry.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
            throw new InvalidOperationException($"Two schedules are called \"{twice}\"; give one another name.");

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _scheduler = await factory.GetScheduler(stoppingToken);
        foreach (var entry in _schedules) await Agree(_scheduler, entry, stoppingToken);
        await Forget(_scheduler, [.. _schedules.Select(entry => entry.Name)], stoppingToken);
        await _scheduler.Start(stoppingToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is not null) await _scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    // One that is stored as we want it stays untouched: storing it anew would forget the occurrences missed while nobody ran.
    private static async Task Agree(IScheduler scheduler, ScheduleEntry entry, CancellationToken ct)
    {
        var wanted = TriggerOf(entry);
        if (await scheduler.GetTrigger(wanted.Key, ct) is ICronTrigger stored
            && stored.CronExpressionString == entry.Cron && stored.TimeZone.Id == wanted.TimeZone.Id && stored.MisfireInstruction == wanted.MisfireInstruction) return;

        var job = JobBuilder.Create<ScheduledRun>().WithIdentity(entry.Name, Group).RequestRecovery().Build();
        await scheduler.ScheduleJob(job, wanted, new ScheduleJobOptions { Replace = true }, ct);
    }

    private async Task Forget(IScheduler scheduler, HashSet<string> known, CancellationToken ct)
    {
        foreach (var job in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), ct))
        {
            if (known.Contains(job.Name)) continue;
            await scheduler.DeleteJob(job, ct);
            log.LogInformation("Schedule {Schedule} is no longer part of the program and was removed from the store.", job.Name);
        }
    }

    private static ICronTrigger TriggerOf(ScheduleEntry entry) => (ICronTrigger)TriggerBuilder.Create()
        .WithIdentity(entry.Name, Group)
        .ForJob(entry.Name, Group)
        .WithCronSchedule(entry.Cron, cron => cron
            .InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(entry.TimeZone))
            .WithMisfireInstruction(entry.Missed == Missed.Skip ? CronTriggerMisfireInstruction.DoNothing : CronTriggerMisfireInstruction.FireAndProceed))
        .Build();
}
