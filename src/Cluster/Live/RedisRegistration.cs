using Platform.Hosting.Live;

namespace Platform.Cluster.Live;

/// <summary>How live frames come to travel over Redis.</summary>
internal static class RedisRegistration
{
    /// <summary>Before anything that publishes.</summary>
    public static IServiceCollection AddRedisRelay(this IServiceCollection services, string connection) => services
        .AddSingleton(sp => ActivatorUtilities.CreateInstance<RedisRelay>(sp, connection))
        .AddSingleton<ILiveRelay>(sp => sp.GetRequiredService<RedisRelay>())
        .AddHostedService(sp => sp.GetRequiredService<RedisRelay>());
}
