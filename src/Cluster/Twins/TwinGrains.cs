using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Cluster.Twins;

/// <summary>How a process speaks to twins through the cluster, and how it becomes a silo where they live.</summary>
internal static class TwinGrains
{
    // A call that finds its twin leaving is passed on to where that goes. Twice, as is usual, is not enough for one that comes and goes while the cluster changes.
    private const int Forwards = 20;

    public static readonly GrainInterfaceType Interface = GrainInterfaceType.Create(ITwinGrain.Name);

    /// <summary>Every <c>ITwins&lt;T&gt;</c> a module registered now speaks to the cluster. For silos and clients, after the modules.</summary>
    public static IServiceCollection UseOrleansTwins(this IServiceCollection services)
    {
        foreach (var port in services.Where(s => s.ServiceType is { IsGenericType: true } t && t.GetGenericTypeDefinition() == typeof(ITwins<>)).ToArray())
            services.Replace(ServiceDescriptor.Singleton(port.ServiceType, typeof(OrleansTwins<>).MakeGenericType(port.ServiceType.GenericTypeArguments)));
        services.Configure<ExceptionSerializationOptions>(o => o.SupportedNamespacePrefixes.Add("Platform")); // else a caller gets CodecNotFoundException
        return services.AddSingleton<Homes>();
    }

    /// <summary>This silo is a home for twins. Before <c>UseOrleans</c>, so that the engines stop after the grains have left.</summary>
    public static IServiceCollection AddTwinSilo(this IServiceCollection services)
    {
        services.AddPlacementDirector<AtHome, AtHomeDirector>();
        services.Replace(ServiceDescriptor.Singleton<ITwinHome, OrleansHome>());
        services.AddOptions<SiloMessagingOptions>().Configure<TwinOptions>((messaging, twins) => (messaging.MaxEnqueuedRequestsHardLimit, messaging.MaxForwardCount) = (twins.Mailbox, Forwards));
        return services.UseOrleansTwins().AddTwinHost();
    }

    /// <summary>What a silo is that hosts twins, however it finds its cluster. Nobody waits longer for an answer than a call is made again.</summary>
    public static ISiloBuilder HostTwins(this ISiloBuilder silo) => silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = Patience.Most);

    /// <summary>What a client is that speaks to them.</summary>
    public static IClientBuilder SpeakToTwins(this IClientBuilder client) => client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = Patience.Most);

    // Naming the interface spares every call the reflection (some 50 µs) by which GetGrain<T> would find its name.
    public static ITwinGrain Twin(this IGrainFactory grains, string kind, TwinKey key) => (ITwinGrain)grains.GetGrain(GrainId.Create(kind, key.ToString()), Interface);

    public static ITwinPost PostOf(this IGrainFactory grains, SiloAddress silo) => grains.GetGrain<ITwinPost>(silo.ToParsableString());
}
