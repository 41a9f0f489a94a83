using Platform.Learning;

namespace Platform.Tickets.Domain.Risk;

public class DriftTests
{
    private static readonly Reliability Then = Of(i => i % 10 / 10.0 + 0.05);

    [Fact]
    public void The_same_tickets_do_not_drift()
    {
        var drift = Drift.Between(Then, Then);
        Assert.Equal(0, drift.Stability, 9);
        Assert.False(drift.IsDrifting);
    }

    [Fact]
    public void Other_tickets_drift() => Assert.True(Drift.Between(Then, Of(i => i % 3 / 10.0 + 0.75)).Stability > 0.25);

    [Fact]
    public void The_same_probabilities_that_no_longer_come_true_drift()
    {
        var wrong = Reliability.Of([.. Enumerable.Range(0, 1_000).Select(i => (i % 10 / 10.0 + 0.05, i % 10 < 5))]);
        var drift = Drift.Between(Then, wrong);
        Assert.Equal(0, drift.Stability, 9);
        Assert.True(drift.IsDrifting);
    }

    // Each probability comes true as often as it says.
    private static Reliability Of(Func<int, double> said) => Reliability.Of([.. Enumerable.Range(0, 1_000).Select(i => (said(i), i / 10 % 100 < said(i) * 100))]);
}
