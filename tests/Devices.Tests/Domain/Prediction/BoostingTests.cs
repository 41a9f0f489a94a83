using FsCheck;
using FsCheck.Fluent;

namespace Platform.Devices.Domain.Prediction;

public sealed class BoostingTests
{
    [Fact]
    public void What_separates_failing_from_well_is_found()
    {
        var model = Boosting.Learn(Examples(seed: 1, (x, _) => x > 0.8f));

        Assert.InRange(Probability(model, 0.95f, 0.5f), 0.9f, 1);
        Assert.InRange(Probability(model, 0.5f, 0.5f), 0, 0.1f);
    }

    [Fact]
    public void Two_causes_add_up()
    {
        var model = Boosting.Learn(Examples(seed: 2, (x, y) => x + y > 1.5f));

        Assert.True(Probability(model, 0.95f, 0.95f) > Probability(model, 0.95f, 0.2f));
        Assert.True(Probability(model, 0.95f, 0.95f) > Probability(model, 0.2f, 0.95f));
    }

    [Fact]
    public void What_means_nothing_is_not_asked_for() =>
        Assert.True(Boosting.Learn(Examples(seed: 3, (x, _) => x > 0.7f)).Weigh([0.9f, 0.9f]) is var v && Math.Abs(v.Contributions[1]) < Math.Abs(v.Contributions[0]) / 5);

    [Fact]
    public void The_same_examples_give_the_same_model() =>
        Assert.Equal(Boosting.Learn(Examples(4, (x, y) => x > y)).Stumps, Boosting.Learn(Examples(4, (x, y) => x > y)).Stumps);

    [Fact]
    public void Contributions_add_up_to_the_odds()
    {
        var model = Boosting.Learn(Examples(seed: 5, (x, y) => x + y > 1.2f));
        Prop.ForAll(Gen.Choose(-100, 200).Two().ToArbitrary(), point =>
        {
            float[] features = [point.Item1 / 100f, point.Item2 / 100f];
            return Math.Abs(model.LogOdds(features) - model.Base - model.Weigh(features).Contributions.Sum()) < 1e-3f;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void When_nothing_ever_fails_nothing_is_expected_to() => Assert.InRange(Probability(Boosting.Learn(Examples(6, (_, _) => false)), 0.5f, 0.5f), 0, 0.01f);

    private static float Probability(BoostedStumps model, params float[] features) => Verdict.ProbabilityOf(model.LogOdds(features));

    private static List<Example> Examples(int seed, Func<float, float, bool> fails)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, 1_000).Select(i => (X: chance.NextSingle(), Y: chance.NextSingle(), i)).Select(p => new Example(Live.Start.AddHours(p.i), [p.X, p.Y], fails(p.X, p.Y)))];
    }
}
