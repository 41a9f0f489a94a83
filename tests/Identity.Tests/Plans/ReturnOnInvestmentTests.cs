using Platform.Hosting.Plans;

namespace Platform.Identity.Plans;

public class ReturnOnInvestmentTests
{
    private static readonly OrdinaryMonth Month = new(
        Alerts: 600, MinutesPerAlert: 10, HourlyCost: 40, DowntimeHours: 10, CostPerDowntimeHour: 200, SlaBreaches: 4, CostPerBreach: 500, Incidents: 60, MinutesPerIncident: 60);

    [Fact]
    public void Fewer_alerts_save_the_time_people_spend_on_them()
    {
        var saving = Assert.Single(ReturnOnInvestment.Savings(Month, Plan.Bronze));

        Assert.Equal((1_600, 2_400), (saving.Least, saving.Most)); // 100 hours at 40
    }

    [Fact]
    public void Each_plan_saves_what_those_before_it_save_and_more()
    {
        Assert.Equal(["fewer-alerts", "less-downtime", "fewer-breaches"], ReturnOnInvestment.Savings(Month, Plan.Silver).Select(s => s.Name));
        Assert.Equal(["fewer-alerts", "less-downtime", "fewer-breaches", "playbooks"], ReturnOnInvestment.Savings(Month, Plan.Gold).Select(s => s.Name));
    }

    [Fact]
    public void Every_saving_has_a_range_a_formula_and_a_source() => Assert.All(ReturnOnInvestment.Savings(Month, Plan.Gold), saving =>
    {
        Assert.InRange(saving.LeastRate, 0.01, saving.MostRate);
        Assert.Contains($"{saving.LeastRate * 100:0}–{saving.MostRate * 100:0} %", saving.Formula, StringComparison.Ordinal);
        Assert.NotEmpty(saving.Source);
    });

    [Fact]
    public void The_return_is_what_is_left_after_the_cost()
    {
        Assert.Equal(150, ReturnOnInvestment.ReturnPercent(saved: 250, cost: 100));
        Assert.Null(ReturnOnInvestment.ReturnPercent(saved: 250, cost: 0));
    }

    [Fact]
    public void A_cost_is_paid_back_after_so_many_days()
    {
        Assert.Equal(15, ReturnOnInvestment.PaybackDays(saved: 200, cost: 100));
        Assert.Null(ReturnOnInvestment.PaybackDays(saved: 0, cost: 100));
    }
}
