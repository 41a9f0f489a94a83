namespace Platform.Devices.Domain.Anomaly;

public sealed class MetricWatchesTests
{
    private const int Interval = 60;
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_device_that_reports_as_it_should_is_judged_by_every_reading() => Assert.All(Play(200, TimeSpan.FromSeconds(Interval - 2)), Assert.True);

    [Fact]
    public void One_that_reports_more_often_is_judged_by_two_in_each_interval() => Assert.InRange(Play(600, TimeSpan.FromSeconds(1))[60..].Count(judged => judged), 17, 19);

    [Fact]
    public void What_strikes_is_judged_at_once()
    {
        var watches = new MetricWatches();
        for (var i = 0; i < 600; i++) (watches, _, _) = watches.After(Reading(20 + i % 7 * 0.1f, TimeSpan.FromSeconds(i)), Interval);

        var (_, found, _) = watches.After(Reading(80, TimeSpan.FromSeconds(600.5)), Interval);

        Assert.Equal(80, Assert.Single(found).Value);
    }

    private static bool[] Play(int count, TimeSpan every)
    {
        var (watches, judged) = (new MetricWatches(), new bool[count]);
        for (var i = 0; i < count; i++)
        {
            var before = watches.Temperature;
            (watches, _, _) = watches.After(Reading(20 + i % 7 * 0.1f, i * every), Interval);
            judged[i] = !ReferenceEquals(before, watches.Temperature);
        }

        return judged;
    }

    private static ReadingTaken Reading(float temperature, TimeSpan after) => new(Start + after, float.NaN, float.NaN, temperature, true);
}
