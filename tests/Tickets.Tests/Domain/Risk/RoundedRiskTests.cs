using FsCheck;
using FsCheck.Fluent;

namespace Platform.Tickets.Domain.Risk;

public class RoundedRiskTests
{
    private static readonly Arbitrary<float[]> AnySigns = Gen.Choose(-4_000, 4_000).Select(n => n / 1000f).ArrayOf(Signs.Count).ToArbitrary();

    [Fact]
    public void Reasons_and_the_usual_ticket_add_up_to_the_probability_to_the_last_digit() => Prop.ForAll(AnySigns, signs =>
    {
        var risk = RoundedRisk.Of(RiskOfBreach.Of(RiskModel.Prior, signs));
        return risk.Usual + risk.Reasons.Sum(r => r.Probability) == risk.Probability;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_reason_is_moved_by_more_than_what_can_be_read() => Prop.ForAll(AnySigns, signs =>
    {
        var risk = RiskOfBreach.Of(RiskModel.Prior, signs);
        return RoundedRisk.Of(risk).Reasons.All(r => Math.Abs((double)r.Probability - risk.Reasons.Single(own => own.Sign == r.Sign).Probability) <= 0.000101);
    }).QuickCheckThrowOnFailure();
}
