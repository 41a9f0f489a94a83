using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Messaging;
using Platform.Benchmarks.Twins;
using Platform.Cluster.Membership;
using Platform.Cluster.Twins;
using Platform.Devices.Domain;
using Platform.Hosting.Data;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Cluster.Benchmarks.Calls;

/// <summary>Two clusters of one silo each: one with nothing but Orleans in it, for the raw grain, and one as the distributed edition makes it.</summary>
internal static class Clusters
{
    public static Task<IHost> PlainSilo(int port, int gateway) => Started(_ => { }, builder => builder.UseOrleans(silo => silo.UseLocalhostClustering(port, gateway, serviceId: "plain", clusterId: "plain")));

    public static Task<IHost> PlainClient(int gateway) => Started(_ => { }, builder => builder.UseOrleansClient(client => client.UseLocalhostClustering(gateway, "plain", "plain")));

    public static Task<IHost> TwinSilo(int port, int gateway) => Started(services => services.AddTwinSilo(),
        builder => builder.UseOrleans(silo => silo.UseLocalhostClustering(port, gateway, serviceId: "twins", clusterId: "twins").HostTwins()));

    public static Task<IHost> TwinClient(int gateway) => Started(services => services.UseOrleansTwins(),
        builder => builder.UseOrleansClient(client => client.UseLocalhostClustering(gateway, "twins", "twins").SpeakToTwins()));

    /// <summary>One more client of a cluster that is agreed on in this database, which speaks to devices.</summary>
    public static Task<IHost> DeviceClient(string database) => Started(
        services => services.AddSingleton(_ => new Databases(database)).AddTwin<DeviceTwin, DeviceSignal, Elsewhere>().UseOrleansTwins(),
        builder => builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = ("platform", "platform")).SpeakToTwins();
            client.Services.AddSingleton<IGatewayListProvider, Gateways>();
        }));

    /// <summary>A client's own shell, which nobody ever asks anything.</summary>
    private sealed class Elsewhere : ITwinShell<DeviceTwin>
    {
        public Task<DeviceTwin?[]> Load(IReadOnlyList<TwinKey> keys, CancellationToken ct) => throw new NotSupportedException();
        public Task Save(IReadOnlyList<Snapshot<DeviceTwin>> snapshots, CancellationToken ct) => throw new NotSupportedException();
        public Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct) => throw new NotSupportedException();
        public Task Run(TwinKey key, Effect effect, CancellationToken ct) => throw new NotSupportedException();
    }

    private static async Task<IHost> Started(Action<IServiceCollection> twins, Action<HostApplicationBuilder> orleans)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton<ProbeWorld>().AddTwin<Probe, ProbeSignal, ProbeShell>();
        twins(builder.Services);
        orleans(builder);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
