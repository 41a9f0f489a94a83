using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Bus;

public static class BusRegistration
{
    /// <summary>Names a fact of Contracts for all time: "device.health-changed". It is also the topic it travels on.</summary>
    public static IServiceCollection AddFact<TFact>(this IServiceCollection services, string name) where TFact : class =>
        services.AddSingleton(new FactName(typeof(TFact), name));

    /// <summary>Lets a reaction hear of a fact in this process. The subscription is named after the reaction's module and type.</summary>
    public static IServiceCollection AddReaction<TFact, TReaction>(this IServiceCollection services)
        where TFact : class where TReaction : class, IReaction<TFact> =>
        services.AddScoped<TReaction>().AddSingleton(new ReactionName(typeof(TFact), typeof(TReaction)));
}

/// <summary>A fact's type and the name it travels under.</summary>
internal sealed record FactName(Type Type, string Name);

/// <summary>A reaction and the fact it wants to hear of.</summary>
internal sealed record ReactionName(Type Fact, Type Reaction);
