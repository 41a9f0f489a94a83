using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Hosting.Bus.Facts;
using Platform.Hosting.Bus.Postgres;
using Platform.Hosting.Data;

namespace Platform.Hosting.Bus;

public static partial class BusRegistration
{
    /// <summary>The bus over PostgreSQL, unless another transport was registered before.</summary>
    public static IServiceCollection AddBus(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BusOptions>();
        services.TryAddSingleton<BusWatch>();
        services.TryAddSingleton<IBusTransport, PostgresBus>();
        services.TryAddSingleton<IBus>(sp => sp.GetRequiredService<IBusTransport>());
        services.TryAddSingleton<FactNames>();
        services.TryAddSingleton<IFacts, FactPublisher>();
        return services;
    }

    /// <summary>Names a fact of Contracts for all time: "device.health-changed". It is also the topic it travels on.</summary>
    public static IServiceCollection AddFact<TFact>(this IServiceCollection services, string name) where TFact : class =>
        services.AddBus().AddSingleton(new FactName(typeof(TFact), name));

    /// <summary>
    /// Lets a reaction hear of a fact in this process. Its subscription is called after its module and type ("sites.update-site-when-…");
    /// when the type is renamed, give the name it had, or what is under way to the old one stays there.
    /// </summary>
    public static IServiceCollection AddReaction<TFact, TReaction>(this IServiceCollection services, string? name = null)
        where TFact : class where TReaction : class, IReaction<TFact> =>
        services.AddReaction<TFact, TReaction>(name, together: false, static (reaction, facts, ct) => reaction.React(facts[0], ct));

    /// <summary>Lets a reaction hear of facts in this process, many at a time.</summary>
    public static IServiceCollection AddReactionToMany<TFact, TReaction>(this IServiceCollection services, string? name = null)
        where TFact : class where TReaction : class, IReactionToMany<TFact> =>
        services.AddReaction<TFact, TReaction>(name, together: true, static (reaction, facts, ct) => reaction.React(facts, ct));

    private static IServiceCollection AddReaction<TFact, TReaction>(this IServiceCollection services, string? name, bool together, Func<TReaction, IReadOnlyList<TFact>, CancellationToken, Task> react)
        where TFact : class where TReaction : class
    {
        services.AddBus().TryAddSingleton<Inbox>();
        services.TryAddSingleton<JournalPulse>();
        services.AddHostedService<Reactions>();
        return services.AddScoped<TReaction>().AddSingleton<IReactionRunner>(sp =>
            new ReactionRunner<TFact, TReaction>(sp, name ?? NameOf(typeof(TReaction)), together, ModuleDbBeside(typeof(TReaction), services), react));
    }

    /// <summary>A module has one database, and a reaction belongs to a module.</summary>
    private static Type? ModuleDbBeside(Type reaction, IServiceCollection services)
    {
        var dbs = services.Select(service => service.ServiceType).Where(type => type.IsSubclassOf(typeof(ModuleDb)) && type.Assembly == reaction.Assembly).Distinct().ToArray();
        return dbs.Length < 2 ? dbs.SingleOrDefault() : throw new InvalidOperationException(
            $"{reaction.Name} cannot tell in which transaction it takes effect: its module has the databases {string.Join(" and ", dbs.Select(db => db.Name))}; make them one.");
    }

    private static string NameOf(Type reaction) => $"{reaction.Namespace?.Split('.').ElementAtOrDefault(1)}.{Word().Replace(reaction.Name, "-$0")[1..]}".ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Word();
}
