using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;
using Platform.TestKit;

namespace Platform.Hosting.Schedules;

public sealed class SchedulerTests : IAsyncLifetime
{
    private readonly List<IHost> _processes = [];
    private readonly Runs _runs = new();
    private Database _database = null!;
    private NpgsqlDataSource _owner = null!;

    [Fact]
    public async Task Of_two_processes_one_runs_each_occurrence()
    {
        var clock = Stopwatch.StartNew();
        await Start(services => services.AddSchedule<EverySecond>());
        await Start(services => services.AddSchedule<EverySecond>());

        await _runs.Until(6);

        // Run twice, they would be about twice as many as the seconds that passed; a slow machine only makes them fewer.
        Assert.InRange(_runs.Count, 6, clock.Elapsed.TotalSeconds + 2);
    }

    [Fact]
    public async Task When_one_process_stops_the_other_goes_on()
    {
        await Start(services => services.AddSchedule<EverySecond>());
        await Start(services => services.AddSchedule<EverySecond>());
        await _runs.Until(1);

        await Stop();

        await _runs.Until(_runs.Count + 2);
    }

    [Fact]
    public async Task A_schedule_that_fails_runs_again_at_its_next_time()
    {
        await Start(services => services.AddSchedule<FailingEverySecond>());

        await _runs.Until(2);
    }

    [Fact]
    public async Task An_occurrence_missed_while_no_process_ran_is_made_up_for_once()
    {
        await Start(services => services.AddSchedule<Yearly>());
        await Stop();
        await MissTwoYears();

        await Start(services => services.AddSchedule<Yearly>());

        await _runs.Until(1);
        await UntilNextIsAhead();
        Assert.Equal(1, _runs.Count);
    }

    [Fact]
    public async Task A_schedule_may_rather_skip_what_it_missed()
    {
        await Start(services => services.AddSchedule<YearlyOrNot>());
        await Stop();
        await MissTwoYears();

        await Start(services => services.AddSchedule<YearlyOrNot>());

        await UntilNextIsAhead();
        Assert.Equal(0, _runs.Count);
    }

    [Fact]
    public async Task A_new_version_of_a_schedule_replaces_the_stored_one()
    {
        await Start(services => services.AddSchedule<Yearly>());
        Assert.Equal("0 0 0 1 1 ? Europe/Paris", await Stored("yearly"));
        await Stop();

        await Start(services => services.AddSchedule<YearlyOrNot>());

        Assert.Equal("0 0 0 2 1 ? Etc/UTC", await Stored("yearly"));
    }

    [Fact]
    public async Task A_schedule_the_program_no_longer_has_is_forgotten()
    {
        await Start(services => services.AddSchedule<Yearly>());
        await Stop();

        await Start(_ => { });

        Assert.Null(await Stored("yearly"));
        Assert.NotNull(await Stored("make-journal-partitions"));
    }

    [Fact]
    public async Task Two_schedules_of_one_name_are_refused_at_the_start() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Start(services => services.AddSchedule<Yearly>().AddSchedule<YearlyOrNot>()));

    [Fact]
    public async Task The_platforms_own_schedules_may_do_what_they_do()
    {
        await Ask("insert into platform.idempotency (tenant, actor, key, fingerprint, holder, expires_at) select gen_random_uuid(), gen_random_uuid(), k, '', gen_random_uuid(), now() + i from (values ('old', interval '-1 hour'), ('new', interval '1 hour')) as rows (k, i)");
        await Start(_ => { });
        await using var scope = _processes[0].Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<MakeJournalPartitions>().Run(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<PruneIdempotency>().Run(CancellationToken.None);

        Assert.Equal("new", await Ask("select string_agg(key, ',') from platform.idempotency"));
    }

    private async Task Start(Action<IServiceCollection> add)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(new Databases(_database.ConnectionString)).AddSingleton(_runs).AddScheduler();
        add(builder.Services);
        var process = builder.Build();
        _processes.Add(process);
        await process.StartAsync();
        await process.Services.GetServices<IHostedService>().OfType<Scheduler>().Single().ExecuteTask!;
    }

    private async Task Stop()
    {
        await _processes[^1].StopAsync();
        _processes[^1].Dispose();
        _processes.RemoveAt(_processes.Count - 1);
    }

    private Task<object?> MissTwoYears() => Ask($"update platform.qrtz_triggers set next_fire_time = {DateTimeOffset.UtcNow.AddYears(-2).UtcTicks} where trigger_name = 'yearly'");

    private async Task UntilNextIsAhead()
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await Ask("select next_fire_time from platform.qrtz_triggers where trigger_name = 'yearly'") is not long next || next < DateTimeOffset.UtcNow.UtcTicks) await Task.Delay(50, guard.Token);
    }

    private Task<object?> Stored(string name) => Ask($"select cron_expression || ' ' || time_zone_id from platform.qrtz_cron_triggers where trigger_name = '{name}'");

    private async Task<object?> Ask(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Shell);
        _owner = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        while (_processes.Count > 0) await Stop();
        await _owner.DisposeAsync();
        await _database.DisposeAsync();
    }
}
