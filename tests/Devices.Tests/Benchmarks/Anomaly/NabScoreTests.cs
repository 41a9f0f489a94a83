namespace Platform.Benchmarks.Anomaly;

/// <summary>Worked examples: the benchmark's own, at its standard weights.</summary>
public sealed class NabScoreTests
{
    // What the benchmark's scorer gives a detection in the second of two rows: σ(−0.5) of σ(−1).
    private const double SecondOfTwo = 0.8482836399575131 / 0.9866142981514305;

    [Theory, InlineData(-1, 0.98661), InlineData(-0.5, 0.84828), InlineData(0, 0), InlineData(1, -0.98661), InlineData(3, -1), InlineData(50, -1)]
    public void The_sigmoid_is_as_published(double position, double expected) => Assert.Equal(expected, NabScore.Sigmoid(position), 0.00001);

    [Fact]
    public void Saying_nothing_is_worth_nothing() => Assert.Equal(-2, Raw([0, 0, 0, 0, 0, 0, 0], new RowWindow(1, 2), new RowWindow(4, 5)), 9);

    [Fact]
    public void A_false_alarm_before_any_window_costs_its_whole_weight() => Assert.Equal(-2 * 0.11 - 1, Raw([0, 1, 0, 1, 0, 0], new RowWindow(4, 5)), 9);

    [Fact]
    public void A_window_is_worth_its_earliest_detection()
    {
        Assert.Equal(1, Raw([0, 0, 0, 0, 1, 0, 0], new RowWindow(4, 5)), 9);
        Assert.Equal(1, Raw([0, 0, 0, 0, 1, 1, 0], new RowWindow(4, 5)), 9);
        Assert.Equal(SecondOfTwo, Raw([0, 0, 1, 0, 0, 0, 0], new RowWindow(1, 2)), 9);
    }

    [Fact]
    public void Windows_add_up()
    {
        Assert.Equal(SecondOfTwo - 1, Raw([0, 0, 1, 0, 0, 0, 0], new RowWindow(1, 2), new RowWindow(4, 5)), 9);
        Assert.Equal(SecondOfTwo + 1, Raw([0, 0, 1, 0, 1, 0, 0], new RowWindow(1, 2), new RowWindow(4, 5)), 9);
    }

    [Fact]
    public void A_false_alarm_just_behind_a_window_costs_less_than_one_far_behind()
    {
        var near = Raw(Alarm(200, 131), new RowWindow(100, 129));
        var far = Raw(Alarm(400, 399), new RowWindow(100, 129));

        Assert.Equal(0.11 * NabScore.Sigmoid(2 / 29.0) - 1, near, 9);
        Assert.Equal(-0.11 - 1, far, 9);
    }

    [Fact]
    public void The_first_rows_are_on_probation()
    {
        Assert.Equal(-1, Raw(Alarm(100, 14), new RowWindow(50, 60)), 9);
        Assert.Equal(-1.11, Raw(Alarm(100, 15), new RowWindow(50, 60)), 9);
        Assert.Equal(750, NabScore.Probation(22_695));
    }

    [Fact]
    public void The_best_threshold_is_one_for_the_whole_corpus()
    {
        var alarmed = Alarm(100, 50);
        alarmed[90] = 0.4;
        var quiet = new double[100];
        quiet[60] = 0.6;

        var best = NabScore.Best([new("a", alarmed, [new(50, 59)]), new("b", quiet, [])]);

        Assert.Equal((1.0, 1, 0), (best.Threshold, best.Detected, best.FalsePositives));
        Assert.Equal(100, best.Score, 9);
    }

    private static double[] Alarm(int rows, int at)
    {
        var scores = new double[rows];
        scores[at] = 1;
        return scores;
    }

    // Short examples have no probation worth a row.
    private static double Raw(double[] scores, params RowWindow[] windows) =>
        NabScore.At(0.5, [new("example", scores, windows)]).Score / 100 * 2 * windows.Length - windows.Length;
}
