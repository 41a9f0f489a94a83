using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Journal;

public static class SubscriptionRegistration
{
    /// <summary>Lets a subscription run in this process whenever no other process runs it.</summary>
    public static IServiceCollection AddSubscription<TSubscription>(this IServiceCollection services) where TSubscription : class, ISubscription =>
        services.AddSingleton<ISubscription, TSubscription>();
}
