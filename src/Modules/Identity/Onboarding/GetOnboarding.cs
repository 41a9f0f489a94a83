using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Identity.Onboarding;

/// <summary>The first steps of the company, in order, and which of them have happened.</summary>
internal sealed record OnboardingView(IReadOnlyList<OnboardingStepView> Steps, int Done);

/// <summary>A step, and when it was done.</summary>
internal sealed record OnboardingStepView(string Id, DateTimeOffset? DoneAt);

/// <summary>How far a company is with getting started, read from what has happened.</summary>
internal static class GetOnboarding
{
    public static void Map(IEndpointRouteBuilder onboarding) => onboarding.MapGet("", Get)
        .WithName(nameof(GetOnboarding)).WithSummary("How far getting started is").RequirePermission(IdentityPermissions.ReadOnboarding.Name);

    private static async Task<Ok<OnboardingView>> Get(
        IEnumerable<FirstFact> facts, IEnumerable<IOnboardingStep> steps, Databases databases, Call call, CancellationToken ct)
    {
        var found = await Told([.. facts], databases, call, ct);
        foreach (var step in steps) found.Add((step.Order, new(step.Id, await step.DoneAt(call.Tenant, ct))));
        var inOrder = found.OrderBy(s => s.Order).Select(s => s.Step).ToList();
        return TypedResults.Ok(new OnboardingView(inOrder, inOrder.Count(s => s.DoneAt is not null)));
    }

    private static async Task<List<(int Order, OnboardingStepView Step)>> Told(FirstFact[] facts, Databases databases, Call call, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(call.Tenant, ct);
        await using var read = new NpgsqlCommand("""
            select wanted.kind, (select at from platform.journal where tenant = $1 and kind = wanted.kind and actor <> $2 order by at offset wanted.nth - 1 limit 1)
            from unnest($3, $4) with ordinality as wanted (kind, nth, place) order by wanted.place
            """, connection);
        read.Parameters.AddWithValue(call.Tenant.Value);
        read.Parameters.AddWithValue(SampleData.Actor.Value);
        read.Parameters.AddWithValue(facts.Select(f => f.EventKind).ToArray());
        read.Parameters.AddWithValue(facts.Select(f => f.Nth).ToArray());

        var at = new List<DateTimeOffset?>();
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) at.Add(rows.IsDBNull(1) ? null : rows.GetFieldValue<DateTimeOffset>(1));
        return [.. facts.Zip(at, (fact, doneAt) => (fact.Order, new OnboardingStepView(fact.Id, doneAt)))];
    }
}

internal static class OnboardingModuleRegistration
{
    public static IServiceCollection AddOnboarding(this IServiceCollection services) => services
        .AddScoped<SampleRecords>()
        .AddOnboardingStep("apiKey", 30, "api-key.created.v1")
        .AddOnboardingStep("colleague", 50, "user.created.v1", nth: 2);
}
