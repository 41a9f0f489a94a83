using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;
using Platform.Hosting.Tenancy;
using Platform.TestKit;

namespace Platform.Hosting.Bus;

/// <summary>A module with lamps and a process that reacts to facts about them.</summary>
public sealed class FactsFixture : IAsyncLifetime
{
    private readonly List<IHost> _processes = [];
    private Database _database = null!;

    public static TimeSpan Patience => TimeSpan.FromSeconds(30);

    public async ValueTask InitializeAsync() =>
        _database = await Database.Create(Template.Migrated([.. MigrationScript.Of([]), LampsDb.Migration]));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.ToArray()) await Stop(process);
        await _database.DisposeAsync();
    }

    internal async Task<IHost> Start(Action<IServiceCollection> compose)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(_ => new Databases(_database.ConnectionString)).AddCalls().AddSingleton<Deeds>()
            .AddSingleton(new BusOptions { RetryAfter = TimeSpan.FromMilliseconds(5), RetryAtMost = TimeSpan.FromMilliseconds(20) });
        compose(builder.Services);
        var process = builder.Build();
        await process.StartAsync();
        _processes.Add(process);
        return process;
    }

    public async Task Stop(IHost process)
    {
        _processes.Remove(process);
        await process.StopAsync();
        await ((IAsyncDisposable)process).DisposeAsync();
    }

    public static async Task Until(Func<Task<bool>> holds)
    {
        for (var end = DateTimeOffset.UtcNow + Patience; !await holds(); await Task.Delay(20))
            Assert.True(DateTimeOffset.UtcNow < end, $"did not happen within {Patience.TotalSeconds} s");
    }

    public static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));
}

/// <summary>What reactions did, and what a test wants them to do besides.</summary>
internal sealed class Deeds
{
    public ConcurrentQueue<(TenantId Tenant, LampWasSwitched Fact, string? Trace)> Done { get; } = new();
    /// <summary>How often a reaction was called that hears of many at once.</summary>
    public int Times { get; set; }

    public Func<LampWasSwitched, Task> OnFact { get; set; } = _ => Task.CompletedTask;
}
