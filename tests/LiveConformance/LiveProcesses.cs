using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Live;

namespace Platform.Conformance;

/// <summary>Two processes joined by a relay: what happens in one is watched in the other.</summary>
internal sealed class LiveProcesses : IAsyncDisposable
{
    private LiveProcesses(Action<IServiceCollection> addRelay, LiveOptions? options)
    {
        (Here, There) = (new(options, counters: Counters, more: addRelay), new(options, counters: Counters, more: addRelay));
        There.Counters.Add(There.Tenant, LiveWorld.Topic);
    }

    /// <summary>The records both know.</summary>
    public Counters Counters { get; } = new();

    public LiveWorld Here { get; }
    public LiveWorld There { get; }

    private IHostedService[] Relays => [.. new[] { Here, There }.SelectMany(world => world.Services.GetServices<IHostedService>())];

    public static async Task<LiveProcesses> Start(Action<IServiceCollection> addRelay, LiveOptions? options = null)
    {
        var processes = new LiveProcesses(addRelay, options);
        foreach (var relay in processes.Relays) await relay.StartAsync(default);
        return processes;
    }

    /// <summary>Something changes here that is watched there.</summary>
    public int Count() => Counters.Count(Here.Feed, There.Tenant, LiveWorld.Topic);

    /// <summary>A client there that the process here knows of: at a crowded machine it may be let in before.</summary>
    public async Task<LocalClient> Watching(TenantId? tenant = null)
    {
        var client = There.Connect(tenant);
        await client.Subscribe(LiveWorld.Topic);
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!Here.Feed.IsWatched(tenant ?? There.Tenant, LiveWorld.Topic)) await Task.Delay(10, guard.Token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in Relays) await relay.StopAsync(default);
        await Here.DisposeAsync();
        await There.DisposeAsync();
    }
}
