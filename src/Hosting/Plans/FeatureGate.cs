using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Platform.Hosting.Http.Faults;

namespace Platform.Hosting.Plans;

/// <summary>Lets a company use what its plan includes, and tells it about the rest: which plan has it, and what that costs.</summary>
internal sealed class FeatureGate(IEnumerable<Feature> features, ProblemWriter problems, IPlans? plans = null)
{
    private readonly Dictionary<string, Feature> _features = features.ToDictionary(f => f.Name);

    /// <summary>Whether the call may go on; when not, it has been answered.</summary>
    public async ValueTask<bool> Admit(HttpContext context, TenantId tenant, RequiredFeature required)
    {
        if (plans is null) throw new InvalidOperationException($"An endpoint needs the feature {required.Name}, and nobody says who is on which plan: register an IPlans.");
        if (!_features.TryGetValue(required.Name, out var feature)) throw new InvalidOperationException($"No module has added the feature {required.Name} to the catalogue.");

        var now = await plans.Of(tenant, context.RequestAborted);
        if (now >= feature.From) return true;

        var price = plans.PriceOf(feature.From);
        SecurityMetrics.Refused("plan");
        await problems.Write(context, ProblemCode.UpgradeNeeded with { Title = $"{feature.Title} is part of the {feature.From} plan." },
            $"Your company is on {now}. {feature.From} costs {price.PerSite.Amount} {price.PerSite.Currency} for each site and {price.PerDevice.Amount} {price.PerDevice.Currency} "
            + "for each device a month; PUT /v1/plan changes the plan.",
            ("upgrade", new Upgrade(feature.Name, feature.Title, feature.Description, now, feature.From, price)));
        return false;
    }

    /// <summary>What a refusal says to programs and to the web app's notice.</summary>
    private sealed record Upgrade(
        string Feature, string Title, string Description, [property: JsonPropertyName("planNow")] Plan Now, Plan Plan, PlanPrice Price);
}
