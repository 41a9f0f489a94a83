using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Hosting.Live.Postgres;

namespace Platform.Hosting.Live;

/// <summary>How a process offers the live stream, and how a module adds a topic to it.</summary>
public static class LiveRegistration
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LiveOptions>();
        services.TryAddSingleton<LiveFeed>();
        services.TryAddSingleton<ILiveFeed>(sp => sp.GetRequiredService<LiveFeed>());
        services.TryAddSingleton<LiveTopics>();
        services.TryAddSingleton<LiveConnections>();
        services.TryAddSingleton<ILiveConnections>(sp => sp.GetRequiredService<LiveConnections>());
        services.TryAddSingleton<LiveSubscriber>();
        services.TryAddSingleton<LiveEvents>();
        services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = 4 * 1024; // a client only ever names topics
            hub.MaximumParallelInvocationsPerClient = 1; // "unsubscribe" must not overtake its "subscribe"
        }).AddJsonProtocol();
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None)); // LiveHub logs its own faults
        services.AddSingleton<HubLifetimeManager<LiveHub>, HubConnections>();
        services.AddSingleton<IConfigureOptions<JsonHubProtocolOptions>>(sp => new ConfigureOptions<JsonHubProtocolOptions>(hub =>
            hub.PayloadSerializerOptions = sp.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions)); // one JSON for requests and stream
        return services;
    }

    /// <summary>Lets clients of each process over one database see what the others publish. Before anything that publishes.</summary>
    public static IServiceCollection RelayLive(this IServiceCollection services) => services
        .AddSingleton<PostgresRelay>()
        .AddSingleton<ILiveRelay>(sp => sp.GetRequiredService<PostgresRelay>())
        .AddHostedService(sp => sp.GetRequiredService<PostgresRelay>());

    /// <summary>Adds a kind of topic.</summary>
    public static IServiceCollection AddLiveTopic<TTopic>(this IServiceCollection services) where TTopic : class, ILiveTopic => services
        .AddScoped<TTopic>()
        .AddSingleton(new LiveTopicType(typeof(TTopic)));

    /// <summary>The hub at <c>live</c> and the event stream at <c>live/events</c>, inside the API's group.</summary>
    public static void MapLive(this IEndpointRouteBuilder api)
    {
        api.MapHub<LiveHub>("/live", connection =>
        {
            connection.CloseOnAuthenticationExpiration = true;
            connection.Transports = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents;
        });
        api.MapGet("/live/events", (string[] topic, LiveEvents events, HttpContext http) => events.Serve(topic, http))
            .WithName("StreamEvents").WithTags("Live").WithSummary("Live stream (server-sent events)");
    }
}
