using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;
using Platform.Identity.Plans;

namespace Platform.Identity.Features;

/// <summary>What a plan would save and cost in an ordinary month of the caller's own figures; each saving tells its formula and where its range is from.</summary>
internal static class EstimateReturn
{
    public sealed record Query(
        [property: Description("bronze, silver or gold.")] string Plan, int Sites, int Devices,
        [property: Description("Alerts a month.")] int? Alerts,
        [property: Description("Minutes a person spends on each.")] double? MinutesPerAlert,
        [property: Description("What an hour of such a person costs.")] double? HourlyCost,
        [property: Description("Hours a month in which something that matters is down.")] double? DowntimeHours,
        double? CostPerDowntimeHour,
        [property: Description("Breaches of service levels a month.")] int? SlaBreaches,
        double? CostPerBreach,
        [property: Description("Incidents a month that a person has to resolve.")] int? Incidents,
        double? MinutesPerIncident);

    public sealed record View(Plan Plan, Price Cost, PriceRange Saved, PriceRange Net, double? LeastReturnPercent, double? MostReturnPercent, double? LongestPaybackDays, IReadOnlyList<SavingView> Savings);

    /// <summary>From the cautious end to the hopeful one, a month.</summary>
    public sealed record PriceRange(Price Least, Price Most);

    public sealed record SavingView(string Name, Plan From, double LeastPercent, double MostPercent, Price Least, Price Most, string Formula, string Source);

    public static void Map(IEndpointRouteBuilder plan) => plan.MapGet("/return", Get)
        .WithName(nameof(EstimateReturn)).WithSummary("What a plan would save and cost a month").RequirePermission(IdentityPermissions.ReadPlan.Name);

    private static Ok<View> Get([AsParameters] Query query, PlanSettings settings)
    {
        foreach (var (name, value) in Numbers(query))
            if (value is < 0 or > 1e9 || !double.IsFinite(value ?? 0)) throw new MalformedException(name, $"{name} is a number from 0 to a thousand million.");

        if (PlanStanding.Find(query.Plan) is not { } plan) throw new MalformedException("plan", "A plan is bronze, silver or gold.");
        var month = new OrdinaryMonth(query.Alerts ?? 0, query.MinutesPerAlert ?? 0, query.HourlyCost ?? 0, query.DowntimeHours ?? 0, query.CostPerDowntimeHour ?? 0,
            query.SlaBreaches ?? 0, query.CostPerBreach ?? 0, query.Incidents ?? 0, query.MinutesPerIncident ?? 0);
        var savings = ReturnOnInvestment.Savings(month, plan);
        var cost = (double)settings.DayCost(query.Plan, query.Sites, query.Devices, daysInMonth: 1);
        var (least, most) = (savings.Sum(s => s.Least), savings.Sum(s => s.Most));
        return TypedResults.Ok(new View(plan, Money(cost), new(Money(least), Money(most)), new(Money(least - cost), Money(most - cost)),
            ReturnOnInvestment.ReturnPercent(least, cost), ReturnOnInvestment.ReturnPercent(most, cost), ReturnOnInvestment.PaybackDays(least, cost),
            [.. savings.Select(s => new SavingView(s.Name, s.From, s.LeastRate * 100, s.MostRate * 100, Money(s.Least), Money(s.Most), s.Formula, s.Source))]));

        Price Money(double amount) => Price.Of((decimal)Math.Clamp(amount, -1e20, 1e20), settings.Currency);
    }

    private static (string Name, double? Value)[] Numbers(Query q) =>
    [
        ("sites", q.Sites), ("devices", q.Devices), ("alerts", q.Alerts), ("minutesPerAlert", q.MinutesPerAlert), ("hourlyCost", q.HourlyCost),
        ("downtimeHours", q.DowntimeHours), ("costPerDowntimeHour", q.CostPerDowntimeHour), ("slaBreaches", q.SlaBreaches), ("costPerBreach", q.CostPerBreach),
        ("incidents", q.Incidents), ("minutesPerIncident", q.MinutesPerIncident),
    ];
}
