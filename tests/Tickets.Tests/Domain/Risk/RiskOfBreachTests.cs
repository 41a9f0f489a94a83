using FsCheck;
using FsCheck.Fluent;
using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

public class RiskOfBreachTests
{
    private static readonly Arbitrary<float[]> AnySigns = Gen.Choose(-4_000, 4_000).Select(n => n / 1000f).ArrayOf(Signs.Count).ToArbitrary();

    [Fact]
    public void Reasons_add_up_to_what_lies_between_the_ticket_and_the_usual_one() => Prop.ForAll(AnySigns, signs =>
    {
        var model = RiskModel.Prior with { Calibration = new(0.8, -0.2) };
        var risk = RiskOfBreach.Of(model, signs);
        return Math.Abs(Odds.Log(risk.UsualProbability) + risk.Reasons.Sum(r => r.LogOdds) - model.LogOdds(signs)) < 1e-9
            && Math.Abs(risk.UsualProbability + risk.Reasons.Sum(r => r.Probability) - risk.Probability) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_usual_ticket_has_no_reasons()
    {
        var risk = RiskOfBreach.Of(RiskModel.Prior, [.. RiskModel.Prior.Usually]);
        Assert.Empty(risk.Reasons);
        Assert.Equal(risk.UsualProbability, risk.Probability);
    }

    [Fact]
    public void The_weightiest_reason_comes_first()
    {
        var signs = RiskModel.Prior.Usually.ToArray();
        signs[(int)Sign.Reopened] += 0.5f;
        signs[(int)Sign.TimeLeft] += 3;
        Assert.Equal([Sign.TimeLeft, Sign.Reopened], RiskOfBreach.Of(RiskModel.Prior, signs).Reasons.Select(r => r.Sign));
    }
}
