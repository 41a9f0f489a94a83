using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting;
using Platform.Hosting.Schedules;
using Platform.TestKit;

namespace Platform.Scenarios;

/// <summary>What comes due by itself runs in no caller's name: whatever it needs must be there without one.</summary>
public sealed class SchedulesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Every_schedule_runs_on_a_platform_where_nothing_happens()
    {
        var schedules = PlatformApp.Modules.Select(m => m.GetType().Assembly).Append(typeof(IModule).Assembly)
            .SelectMany(a => a.GetTypes()).Where(t => t.IsAssignableTo(typeof(ISchedule)) && !t.IsAbstract).ToList();

        Assert.True(schedules.Count >= 4);
        foreach (var schedule in schedules)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await ((ISchedule)scope.ServiceProvider.GetRequiredService(schedule)).Run(TestContext.Current.CancellationToken);
        }
    }
}
