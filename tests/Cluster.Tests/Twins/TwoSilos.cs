using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.TestingHost;
using Platform.Conformance;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>Where a meter lives.</summary>
[GrainType("meter")]
public sealed class MeterGrain(IEnumerable<ITwinEngine> engines, ITwinHome home) : TwinGrain("meter", engines, home);

/// <summary>Two silos that host every meter, a client, and a worker's rounds of wake-ups at the client.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    private InProcessTestCluster _cluster = null!;

    public World World { get; } = new();
    public ITwinsFixture FromClient => new Side(this, () => _cluster.Client.ServiceProvider);
    public ITwinsFixture FromSilo => new Side(this, () => _cluster.Silos[0].ServiceProvider);

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSiloHost((_, silo) => AddMeters(silo.Services).AddTwinSilo());
        builder.ConfigureSilo((_, silo) => silo.HostTwins());
        builder.ConfigureClientHost(client => AddMeters(client.Services).UseOrleansTwins().AddSingleton<WakeUps>().AddHostedService<RouseSurvivors>().AddHostedService<Rounds>());
        builder.ConfigureClient(client => client.SpeakToTwins());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }

    /// <summary>Another silo; answers how many of these twins live in it.</summary>
    public async Task<Func<IEnumerable<TwinKey>, int>> Join()
    {
        var engine = (await _cluster.StartAdditionalSiloAsync()).ServiceProvider.GetRequiredService<ITwinEngine>();
        return keys => keys.Count(engine.IsLiving);
    }

    /// <summary>Kills a silo; answers which of these twins lived in it.</summary>
    public async Task<TwinKey[]> Kill(IEnumerable<TwinKey> keys)
    {
        var victim = _cluster.Silos[1];
        TwinKey[] lived = [.. keys.Where(victim.ServiceProvider.GetRequiredService<ITwinEngine>().IsLiving)];
        await _cluster.KillSiloAsync(victim);
        return lived;
    }

    private Task Rest(TwinKey key)
    {
        var silo = _cluster.Silos[0].ServiceProvider;
        return silo.GetRequiredService<ITwinHome>().Rest(silo.GetRequiredService<ITwinEngine>(), key, CancellationToken.None);
    }

    private async Task Restart()
    {
        await DisposeAsync();
        await InitializeAsync();
    }

    private IServiceCollection AddMeters(IServiceCollection services) =>
        services.AddSingleton(ITwinsFixture.Options).AddSingleton(World).AddTwin<Meter, MeterSignal, MeterShell>();

    private sealed class Rounds(WakeUps wakeUps, TwinOptions options) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try { await wakeUps.Deliver(2 * options.RouseEvery, stoppingToken); }
                catch (Exception) when (!stoppingToken.IsCancellationRequested) { } // the cluster is not there yet, or no more: the next round finds it
                await Task.Delay(options.RouseEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private sealed class Side(TwoSilos cluster, Func<IServiceProvider> services) : ITwinsFixture
    {
        public ITwins<MeterSignal> Meters => services().GetRequiredService<ITwins<MeterSignal>>();
        public World World => cluster.World;
        public Task Rest(TwinKey key) => cluster.Rest(key);
        public Task Restart() => cluster.Restart();
    }
}
