namespace Platform.Learning;

public class ReliabilityTests
{
    [Fact]
    public void Bins_tell_what_was_said_and_what_came()
    {
        var bins = Reliability.Of([(0.11, false), (0.19, true), (0.85, true), (1, true)]).Bins;
        Assert.Equal([(0.1, 2, 0.5), (0.8, 1, 1), (0.9, 1, 1)], bins.Select(b => (b.From, b.Count, b.Came)));
        Assert.Equal(0.15, bins[0].Said, 9);
    }

    [Fact]
    public void Brier_is_the_mean_squared_error() => Assert.Equal((0.04 + 0.09) / 2, Reliability.Of([(0.2, false), (0.7, true)]).Brier, 9);

    [Fact]
    public void Ece_is_how_far_the_bins_are_off_by_their_size() => Assert.Equal((2 * 0.35 + 1 * 0.15) / 3, Reliability.Of([(0.15, false), (0.15, true), (0.85, true)]).Ece, 9);

    [Fact]
    public void Auc_is_the_chance_that_what_came_was_given_more() => Assert.Equal(3.5 / 4, Reliability.Of([(0.2, false), (0.5, false), (0.5, true), (0.9, true)]).Auc, 9);

    [Fact]
    public void With_one_outcome_there_is_no_auc() => Assert.True(double.IsNaN(Reliability.Of([(0.3, true)]).Auc));

    [Fact]
    public void Of_nothing_there_is_nothing_to_say() => Assert.Equal((0, 0.0), (Reliability.Of([]).Count, Reliability.Of([]).Brier));
}
