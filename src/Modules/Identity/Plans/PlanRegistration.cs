using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Plans;
using Platform.Hosting.Settings;

namespace Platform.Identity.Plans;

internal static class PlanRegistration
{
    /// <summary>Which plan a company is on, and what plans cost.</summary>
    public static IServiceCollection AddPlans(this IServiceCollection services, IConfiguration settings) => services
        .AddSettings(PlanSettings.All)
        .AddSingleton(PlanSettings.From(settings))
        .AddSingleton<TenantPlans>().AddSingleton<IPlans>(sp => sp.GetRequiredService<TenantPlans>());
}
