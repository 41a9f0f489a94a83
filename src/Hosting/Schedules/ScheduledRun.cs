using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Platform.Hosting.Schedules;

/// <summary>One occurrence of one schedule, as Quartz runs it. The store knows this type by its name.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledRun(IEnumerable<ScheduleEntry> entries, IServiceProvider services, ILogger<ScheduledRun> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        if (entries.FirstOrDefault(entry => entry.Name == name) is not { } schedule)
        {
            log.LogWarning("Schedule {Schedule} came due in a process that does not know it: another version of the program runs beside this one.", name);
            return;
        }

        using var span = Telemetry.Source.StartActivity($"schedule.run {name}");
        var outcome = "done";
        var started = Stopwatch.GetTimestamp();
        try
        {
            await using var scope = services.CreateAsyncScope();
            await ((ISchedule)scope.ServiceProvider.GetRequiredService(schedule.Type)).Run(cancellationToken);
        }
        catch (Exception fault)
        {
            // The next occurrence is the retry; told to Quartz it would only be logged twice.
            outcome = "failed";
            span?.SetStatus(ActivityStatusCode.Error, fault.Message);
            log.LogError(fault, "Schedule {Schedule} failed; it runs again at {Next}.", name, context.NextFireTimeUtc);
        }

        ScheduleMetrics.Runs.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new("schedule", name), new("outcome", outcome));
    }
}
