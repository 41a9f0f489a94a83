using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;
using Platform.Identity.Domain;
using Platform.Identity.Plans;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>The company's plan, and the plans there are.</summary>
internal sealed record PlanView(Plan Plan, DateTimeOffset? TrialEndsAt, IReadOnlyList<OfferedPlanView> Plans, [property: JsonIgnore] int Version) : IVersioned
{
    public static PlanView Of(Tenant tenant, PlanSettings settings, IEnumerable<Feature> features, DateTimeOffset now)
    {
        var standing = PlanStanding.Of(tenant.Plan, tenant.RegisteredAt, settings.Trial, now);
        var offered = Enum.GetValues<Plan>().Select(plan => new OfferedPlanView(plan, settings.PriceOf(plan),
            [.. features.Where(f => f.From == plan).OrderBy(f => f.Title, StringComparer.Ordinal).Select(f => new FeatureView(f.Name, f.Title, f.Description))]));
        return new(standing.Plan, standing.TrialEndsAt, [.. offered], tenant.Version);
    }
}

/// <summary>A plan as it is offered: its price, and what it has beyond the plan before.</summary>
internal sealed record OfferedPlanView(Plan Plan, PlanPrice Price, IReadOnlyList<FeatureView> Features);

internal sealed record FeatureView(string Name, string Title, string Description);

internal static class GetPlan
{
    public static void Map(IEndpointRouteBuilder plan) => plan.MapGet("", Get)
        .WithName(nameof(GetPlan)).WithSummary("The company's plan, and those there are").RequirePermission(IdentityPermissions.ReadPlan.Name);

    private static async Task<Ok<PlanView>> Get(IdentityDb db, PlanSettings settings, IEnumerable<Feature> features, CancellationToken ct) =>
        TypedResults.Ok(PlanView.Of(await db.Tenants.AsNoTracking().SingleAsync(ct), settings, features, db.Call.Now));
}
