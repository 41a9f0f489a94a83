using Microsoft.Extensions.Configuration.Memory;
using Orleans.Configuration;
using Orleans.Hosting;
using Platform.Cluster.Bus;
using Platform.Cluster.Live;
using Platform.Cluster.Membership;
using Platform.Cluster.Twins;
using Platform.Hosting;
using Platform.Hosting.Bus;
using Platform.Hosting.Live;
using Platform.Hosting.Schedules;
using Platform.Hosting.Settings;

namespace Platform.Cluster;

/// <summary>The distributed edition: twins live in Orleans, facts travel over Service Bus and live frames over Redis, where there are any; over the database otherwise.</summary>
public sealed class ClusterEdition : IEdition
{
    public void AddTransports(WebApplicationBuilder builder)
    {
        var (services, settings) = (builder.Services, builder.Configuration);
        services.AddSettings(
            Setting.Hidden("ConnectionStrings:bus", "The Service Bus that facts travel over; the database carries them when there is none.", ""),
            Setting.Number("Bus:AdministrationPort", "Where an emulator of Service Bus makes topics and subscriptions; Azure has no port of its own for it.", $"{ServiceBusAddress.UsualAdministrationPort}", 1, 65_535),
            Setting.Hidden("ConnectionStrings:live", "The Redis that live frames travel over; the database carries them when there is none.", ""));

        if (settings.GetConnectionString("bus") is { Length: > 0 } bus)
        {
            var port = settings.GetValue("Bus:AdministrationPort", ServiceBusAddress.UsualAdministrationPort);
            services.AddSingleton<IBusTransport>(sp => ActivatorUtilities.CreateInstance<ServiceBus>(sp, bus, port));
        }

        if (settings.GetConnectionString("live") is { Length: > 0 } live) services.AddRedisRelay(live);
        else services.RelayLive();
    }

    public void AddTwins(WebApplicationBuilder builder)
    {
        var (services, roles) = (builder.Services, builder.Roles());
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Usual });
        if (roles.HasFlag(Roles.Silo))
        {
            services.AddTwinSilo();
            builder.UseOrleans(silo => silo
                .HostTwins()
                .Configure<GrainCollectionOptions>(o => o.EnableActivationSheddingOnMemoryPressure = true)
                .Configure<ClusterMembershipOptions>(Watch));
        }
        else
        {
            services.UseOrleansTwins();
            builder.UseOrleansClient(client => client
                .SpeakToTwins()
                .Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2)));
        }

        if (roles.HasFlag(Roles.Worker)) services.AddSingleton<WakeUps>().AddHostedService<RouseSurvivors>().AddSchedule<DeliverWakeUps>();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30)); // a silo hands over its twins meanwhile
    }

    private static Dictionary<string, string?> Usual => new()
    {
        ["Orleans:ClusterId"] = "platform",
        ["Orleans:ServiceId"] = "platform",
        ["Orleans:Clustering:ProviderType"] = OwnClustering.Name,
    };

    // A silo that was killed is missed within two seconds, and its twins live elsewhere; one that was killed with all others does not hold up the next start for long.
    private static void Watch(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromMilliseconds(750);
        membership.NumMissedProbesLimit = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }
}
