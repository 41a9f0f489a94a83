using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

public class RiskTrainingTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Too_little_teaches_nothing() => Assert.Null(RiskTraining.Train(Examples(RiskTraining.EnoughTickets - 1), version: 1));

    [Fact]
    public void Where_nothing_is_ever_late_there_is_nothing_to_learn() =>
        Assert.Null(RiskTraining.Train([.. Examples(2_000).Select(e => e with { Came = false })], version: 1));

    [Fact]
    public void The_same_examples_in_any_order_give_the_same_model()
    {
        var (one, other) = (RiskTraining.Train(Examples(2_000), version: 1)!, RiskTraining.Train([.. Examples(2_000).AsEnumerable().Reverse()], version: 1)!);
        Assert.Equal(one.Weights, other.Weights);
        Assert.Equal((one.Usual, one.Calibration), (other.Usual, other.Calibration));
    }

    [Fact]
    public void A_sign_that_matters_here_gains_weight()
    {
        var model = RiskTraining.Train(Examples(4_000), version: 1)!;
        Assert.True(model.Weights[(int)Sign.OffHours] > RiskModel.Prior.Weights[(int)Sign.OffHours] + 0.3);
    }

    [Fact]
    public void The_prior_stays_when_what_was_learned_does_worse_later()
    {
        // The earlier tickets teach the opposite of what the later ones show.
        var turned = Examples(2_000).Select((e, i) => i < 1_500 ? e : e with { Signs = [.. e.Signs.Select((s, f) => f == (int)Sign.OffHours ? 1 - s : s)] }).ToList();
        var model = RiskTraining.Train(turned, version: 5)!;
        Assert.Equal(RiskModel.Prior.Weights, model.Weights);
        Assert.Equal(5, model.Version);
    }

    [Fact]
    public void What_it_says_comes_true_as_often_as_it_says()
    {
        var (past, future) = (Examples(4_000), Examples(8_000)[4_000..]);
        var model = RiskTraining.Train(past, version: 1)!;
        Assert.InRange(Reliability.Of([.. future.Select(e => (model.Probability(e.Signs), e.Came))]).Ece, 0, 0.05);
    }

    // Late is what is seen at night; nothing else matters.
    private static List<LogisticExample> Examples(int count)
    {
        var random = new Random(17);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var signs = RiskModel.Prior.Usually.ToArray();
            signs[(int)Sign.OffHours] = random.Next(2);
            return new LogisticExample(Start.AddHours(i), $"T-{i:00000}", signs, random.NextDouble() < (signs[(int)Sign.OffHours] > 0 ? 0.8 : 0.2));
        })];
    }
}
