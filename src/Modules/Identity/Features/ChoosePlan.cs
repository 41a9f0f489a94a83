using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;
using Platform.Identity.Domain;
using Platform.Identity.Plans;

namespace Platform.Identity.Features;

/// <summary>Puts the company on a plan: what it includes can be used at once, what it does not stops at once. It ends a trial.</summary>
internal static class ChoosePlan
{
    public sealed record Command(Plan Plan);

    public static Decision<TenantEvent> Decide(Tenant tenant, Command command) =>
        PlanStanding.NameOf(command.Plan) is var plan && plan == tenant.Plan ? [] : new PlanChosen(plan, tenant.Plan);

    public static void Map(IEndpointRouteBuilder plan) => plan.MapPut("", Put)
        .WithName(nameof(ChoosePlan)).WithSummary("Choose the company's plan").RequirePermission(IdentityPermissions.WritePlan.Name);

    private static async Task<Results<Ok<PlanView>, ProblemHttpResult>> Put(
        IfMatch version, Command command, Ledger<Tenant, TenantEvent> tenants, TenantPlans plans, PlanSettings settings, IEnumerable<Feature> features, Call call, CancellationToken ct)
    {
        var outcome = await tenants.Change(call.Tenant.Value, version.Version, tenant => Decide(tenant, command), ct);
        plans.Forget(call.Tenant);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Ok(PlanView.Of(outcome.Value!, settings, features, call.Now));
    }
}
