using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Hosting.Jobs;

/// <summary>How a process queues jobs, how a module adds a kind of job, and how a process runs them.</summary>
public static class JobRegistration
{
    /// <summary>The queue, for whoever puts jobs in or looks at them.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<JobBell>();
        services.TryAddSingleton<IJobs, JobQueue>();
        services.AddModuleDb<JobsDb>();
        return services.AddPermissions(
            new("jobs.read", "See background jobs and why they failed"),
            new("jobs.write", "Run failed background jobs again"));
    }

    /// <summary>Adds a kind of job that this process can run.</summary>
    public static IServiceCollection AddJob<TJob, TPayload>(this IServiceCollection services) where TJob : class, IJob<TPayload> => services
        .AddScoped<TJob>()
        .AddSingleton(new JobKind(TJob.Kind, TJob.Longest, static (scope, payload, job, ct) => scope.GetRequiredService<TJob>().Run(Read<TPayload>(payload), job, ct)));

    /// <summary>Runs the jobs of the kinds added to this process, and prunes finished ones where there is a scheduler.</summary>
    public static IServiceCollection AddJobRunner(this IServiceCollection services)
    {
        services.TryAddSingleton<JobRunnerOptions>();
        services.TryAddSingleton<JobStore>();
        services.TryAddSingleton<Leases>();
        services.TryAddSingleton<JobExecution>();
        return services.AddSchedule<PruneJobs>().AddHostedService<JobRunner>();
    }

    private static TPayload Read<TPayload>(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<TPayload>(payload, JobKind.Json)!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new UnreadablePayloadException(e);
        }
    }
}
