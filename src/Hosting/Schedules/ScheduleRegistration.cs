using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Hosting.Data;
using Quartz;

namespace Platform.Hosting.Schedules;

/// <summary>How a module adds a schedule, and how a process takes part in running them.</summary>
public static class ScheduleRegistration
{
    private const int Workers = 4;

    /// <summary>Adds a schedule. It runs in one of the processes that have the scheduler, whichever is first.</summary>
    public static IServiceCollection AddSchedule<TSchedule>(this IServiceCollection services) where TSchedule : class, ISchedule => services
        .AddScoped<TSchedule>()
        .AddSingleton(new ScheduleEntry(typeof(TSchedule), TSchedule.Name, TSchedule.Cron, TSchedule.TimeZone, TSchedule.Missed));

    /// <summary>Runs schedules in this process, together with all others on the same database. After the migrations.</summary>
    public static IServiceCollection AddScheduler(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "platform");
            quartz.UseDefaultThreadPool(Workers);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = sp => sp.GetRequiredService<Databases>().System);
                store.UseSystemTextJsonSerializer();
                store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
                store.ConfigureStore(options =>
                {
                    options.TablePrefix = "platform.qrtz_";
                    options.StoreJobDataAsStrings = true;
                });
            });
        });
        return services.AddSchedule<MakeJournalPartitions>().AddSchedule<PruneIdempotency>().AddSchedule<Secrets.RotateSecrets>().AddHostedService<Scheduler>();
    }
}
