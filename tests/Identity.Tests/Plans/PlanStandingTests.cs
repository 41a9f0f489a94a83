using Platform.Hosting.Plans;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Plans;

public class PlanStandingTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    [Fact]
    public void A_new_company_tries_everything() =>
        Assert.Equal(new PlanStanding(Plan.Gold, Noon + Month), PlanStanding.Of(null, Noon, Month, Noon.AddDays(29)));

    [Fact]
    public void After_the_trial_it_has_the_smallest_plan() => Assert.Equal(new PlanStanding(Plan.Bronze, null), PlanStanding.Of(null, Noon, Month, Noon + Month));

    [Fact]
    public void Choosing_ends_the_trial() => Assert.Equal(new PlanStanding(Plan.Silver, null), PlanStanding.Of("silver", Noon, Month, Noon));

    [Fact]
    public void A_plan_of_a_newer_version_counts_as_the_smallest() => Assert.Equal(Plan.Bronze, PlanStanding.Of("platinum", Noon, Month, Noon).Plan);

    [Fact]
    public void A_trial_is_charged_as_a_trial()
    {
        Assert.Equal("trial", PlanStanding.Of(null, Noon, Month, Noon).ChargedAs);
        Assert.Equal("silver", PlanStanding.Of("silver", Noon, Month, Noon).ChargedAs);
    }
}
