using Microsoft.Extensions.Configuration;

namespace Platform.Identity.Plans;

public class MonthOfUsageTests
{
    private static readonly DateOnly June = new(2026, 6, 1);
    private static readonly PlanSettings Prices = PlanSettings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Plans:Silver:PerSite"] = "60", ["Plans:Silver:PerDevice"] = "3", ["Plans:Gold:PerSite"] = "90", ["Plans:Gold:PerDevice"] = "6",
    }).Build());

    [Fact]
    public void A_day_costs_its_share_of_the_month() => Assert.Equal(2m + 1m, Cost(new UsageDay(June, "silver", 1, 10)).CostSoFar);

    [Fact]
    public void A_day_of_a_trial_costs_nothing() => Assert.Equal(0m, Cost(new UsageDay(June, "trial", 100, 1_000)).CostSoFar);

    [Fact]
    public void Each_day_is_charged_by_the_plan_it_had() =>
        Assert.Equal(2m + 3m, Cost(new UsageDay(June, "silver", 1, 0), new UsageDay(June.AddDays(1), "gold", 1, 0)).CostSoFar);

    [Fact]
    public void The_rest_of_the_month_is_expected_to_go_on_like_the_last_day() =>
        Assert.Equal(2m + 29 * 4m, Cost(new UsageDay(June, "silver", 1, 0), new UsageDay(June.AddDays(1), "silver", 2, 0)).Forecast);

    [Fact]
    public void A_whole_month_is_forecast_as_it_was()
    {
        var days = Enumerable.Range(0, 30).Select(i => new UsageDay(June.AddDays(i), "silver", 1, 0)).ToArray();

        Assert.Equal(new MonthOfUsage(60m, 60m), Cost(days));
    }

    [Fact]
    public void A_month_without_a_count_costs_nothing() => Assert.Equal(new MonthOfUsage(0, 0), Cost());

    private static MonthOfUsage Cost(params UsageDay[] days) => MonthOfUsage.Of(days, June, Prices);
}
