using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Plans;

/// <summary>What a company subscribes to; each has everything of those before it.</summary>
public enum Plan { Bronze, Silver, Gold }

/// <summary>Something a company has from a plan on: "device-health", what it is called, and what it gives to people.</summary>
public sealed record Feature(string Name, string Title, string Description, Plan From);

/// <summary>What a company's plan must include before an endpoint runs.</summary>
public sealed record RequiredFeature(string Name);

public static class FeatureCatalogue
{
    /// <summary>Adds a module's features to the catalogue.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services, params ReadOnlySpan<Feature> features)
    {
        foreach (var feature in features) services.AddSingleton(feature);
        return services;
    }

    /// <summary>For companies whose plan includes this; the others are told which plan does and what it costs.</summary>
    public static TBuilder RequireFeature<TBuilder>(this TBuilder endpoints, Feature feature) where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new RequiredFeature(feature.Name));
}
