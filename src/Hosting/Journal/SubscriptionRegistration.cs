using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Hosting.Data;

namespace Platform.Hosting.Journal;

public static class SubscriptionRegistration
{
    /// <summary>Lets a subscription run in this process whenever no other process runs it.</summary>
    public static IServiceCollection AddSubscription<TSubscription>(this IServiceCollection services) where TSubscription : class, ISubscription
    {
        services.AddParkedEntries();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SubscriptionOptions>();
        services.TryAddSingleton<JournalPulse>();
        services.TryAddSingleton<JournalReader>();
        services.TryAddSingleton<JournalHead>();
        services.AddHostedService<Subscriptions>();
        services.TryAddSingleton<TSubscription>();
        return services.AddSingleton<ISubscription>(sp => sp.GetRequiredService<TSubscription>());
    }

    /// <summary>What subscriptions have set aside, in whichever process someone asks.</summary>
    public static IServiceCollection AddParkedEntries(this IServiceCollection services)
    {
        services.TryAddSingleton<ParkedEntries>();
        return services;
    }
}
