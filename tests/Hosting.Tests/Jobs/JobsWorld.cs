using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.TestKit;

namespace Platform.Hosting.Jobs;

/// <summary>A database with a queue, and as many processes that run its jobs as a test wants.</summary>
public sealed class JobsWorld : IAsyncLifetime
{
    private readonly List<IHost> _runners = [];
    private Database _database = null!;
    private NpgsqlDataSource _owner = null!;
    private ServiceProvider _services = null!;

    public TenantId Tenant { get; } = new(Guid.CreateVersion7());
    public string ConnectionString => _database.ConnectionString;
    public Databases Databases => _services.GetRequiredService<Databases>();
    public IJobs Jobs => _services.GetRequiredService<IJobs>();

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Shell);
        _owner = NpgsqlDataSource.Create(_database.ConnectionString);
        _services = new ServiceCollection().AddLogging().AddCalls().AddSingleton(new Databases(ConnectionString)).AddJobs().BuildServiceProvider();
    }

    public Task<Guid> Enqueue(Act act, JobOptions? options = null, TenantId? tenant = null) => Jobs.Enqueue<ActJob, Act>(tenant ?? Tenant, act, options);

    /// <summary>A process of its own, as far as the queue can tell.</summary>
    public async Task<Acts> StartRunner(JobRunnerOptions? options = null)
    {
        var runner = Runner(ConnectionString, options ?? Quick);
        _runners.Add(runner);
        await runner.StartAsync();
        return runner.Services.GetRequiredService<Acts>();
    }

    public Task StopRunner() => _runners[^1].StopAsync();

    public static JobRunnerOptions Quick { get; } = new() { Poll = TimeSpan.FromMilliseconds(50), Lease = TimeSpan.FromSeconds(2), Drain = TimeSpan.FromSeconds(1) };

    public static IHost Runner(string connectionString, JobRunnerOptions options)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddCalls().AddSingleton(new Databases(connectionString)).AddSingleton(options).AddSingleton<Acts>()
            .AddJobs().AddJobRunner().AddJob<ActJob, Act>().AddJob<LateJob, Act>();
        return builder.Build();
    }

    internal JobStore Store(JobRunnerOptions? options = null) => new(Databases, options ?? new());

    public async Task<object?> Ask(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is var answer && answer is DBNull ? null : answer;
    }

    public async Task<string?> State(Guid job) => (string?)await Ask($"select state from platform.jobs where id = '{job}'");

    public async Task Until(Guid job, string state)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await State(job) != state) await Task.Delay(20, guard.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var runner in _runners)
        {
            await runner.StopAsync();
            runner.Dispose();
        }

        await _services.DisposeAsync();
        await _owner.DisposeAsync();
        await _database.DisposeAsync();
    }
}
