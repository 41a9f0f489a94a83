namespace Platform.Devices.Domain.Health;

public sealed class BatteryTrendTests
{
    [Fact]
    public void The_slope_of_a_steady_fall_is_found() =>
        Assert.Equal(-0.5f, Run(600, TimeSpan.FromMinutes(5), i => 95 - 0.5f * i / 12).PercentPerHour, 0.01f);

    [Fact]
    public void The_time_to_empty_is_what_is_left_over_the_slope() =>
        Assert.InRange(Run(600, TimeSpan.FromMinutes(5), i => 95 - 0.5f * i / 12).HoursToEmpty!.Value, 135, 145);

    [Fact]
    public void A_gauge_that_flickers_between_two_percents_shows_no_trend() =>
        Assert.Equal(0, Run(600, TimeSpan.FromMinutes(1), i => i % 3 == 0 ? 80 : 81).Lost, 0.02f);

    [Fact]
    public void A_single_step_of_the_gauge_is_no_trend() =>
        Assert.InRange(Run(100, TimeSpan.FromMinutes(1), i => i < 95 ? 80 : 79).Lost, 0, 0.05f);

    [Fact]
    public void A_gauge_that_says_anything_between_60_and_100_shows_no_trend()
    {
        var chance = new Random(1);
        Assert.InRange(Enumerable.Range(0, 50).Average(_ => Run(60, TimeSpan.FromSeconds(1), _ => 60 + 40 * chance.NextSingle()).Lost), 0, 0.05);
    }

    [Fact]
    public void Two_readings_a_second_apart_foretell_nothing_of_the_next_minute()
    {
        var trend = new BatteryTrend().After(81, Live.Start).After(80, Live.Start.AddSeconds(1)).After(80, Live.Start.AddMinutes(1));

        Assert.InRange(trend.Level, 79, 81);
    }

    [Fact]
    public void A_million_readings_in_no_time_keep_the_sums_finite()
    {
        var trend = Run(1_000_000, TimeSpan.FromTicks(10), i => 50 + i % 7);

        Assert.True(float.IsFinite(trend.PercentPerHour) && float.IsFinite(trend.Lost) && float.IsFinite(trend.Count));
    }

    private static BatteryTrend Run(int count, TimeSpan every, Func<int, float> percent)
    {
        BatteryTrend trend = default;
        for (var i = 0; i < count; i++) trend = trend.After(percent(i), Live.Start + i * every);
        return trend;
    }
}
