using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Hosting.Twins.Local;
using Platform.Hosting.Twins.Shared;
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
        services.AddSingleton<ITwins<TSignal>>(sp => sp.GetRequiredService<TwinEngine<TTwin, TSignal>>() is var here && sp.GetService<TwinLease>() is { } lease
            ? new HomewardTwins<TSignal>(here, TTwin.Kind, lease, sp.GetRequiredService<TwinPost>()) : here);
        return services;
    }

    /// <summary>Lets several processes over one database have one of each twin. Before the twin host.</summary>
    public static IServiceCollection ShareTwins(this IServiceCollection services, bool mayBeHome)
    {
        services.AddSingleton(new TwinSharing(mayBeHome)).AddSingleton<TwinLease>().AddSingleton<TwinPost>();
        services.AddSingleton<ITwinHome>(sp => sp.GetRequiredService<TwinLease>());
        return services.AddHostedService(sp => sp.GetRequiredService<TwinLease>());
    }

    /// <summary>Lets twins live in this process. After the migrations, before anything that speaks to twins while it stops.</summary>
    public static IServiceCollection AddTwinHost(this IServiceCollection services) => services.AddHostedService<TwinHost>();

    /// <summary>Takes what other processes have to say to twins. After the twin host, so that nothing comes any more when twins are saved for the last time.</summary>
    public static IServiceCollection AddTwinPostOffice(this IServiceCollection services) => services.AddHostedService<TwinPostOffice>();
}
