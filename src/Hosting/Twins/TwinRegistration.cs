using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Hosting.Twins.Local;
using Platform.Twins;

namespace Platform.Hosting.Twins;

/// <summary>How a module adds a kind of twin, and how a process becomes a place where twins live.</summary>
public static class TwinRegistration
{
    /// <summary>Adds a kind of twin. Modules call this; they never ask where their twins live.</summary>
    public static IServiceCollection AddTwin<TTwin, TSignal, TShell>(this IServiceCollection services)
        where TTwin : class, ITwin<TTwin, TSignal> where TSignal : class where TShell : class, ITwinShell<TTwin>
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TwinOptions>();
        services.TryAddSingleton<ITwinHome, AloneAtHome>();
        services.TryAddSingleton<Wheel>();
        services.AddSingleton<ITwinShell<TTwin>, TShell>();
        services.AddSingleton<TwinEngine<TTwin, TSignal>>();
        services.AddSingleton<ITwinEngine>(sp => sp.GetRequiredService<TwinEngine<TTwin, TSignal>>());
        services.AddSingleton<IHostedEngine>(sp => sp.GetRequiredService<TwinEngine<TTwin, TSignal>>());
        services.AddSingleton<ITwins<TSignal>>(sp => sp.GetRequiredService<TwinEngine<TTwin, TSignal>>());
        return services;
    }

    /// <summary>Lets twins live in this process. After the migrations, before anything that speaks to twins while it stops.</summary>
    public static IServiceCollection AddTwinHost(this IServiceCollection services) => services.AddHostedService<TwinHost>();
}
