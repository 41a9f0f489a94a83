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
    public void Seconds_of_readings_state_no_trend() => Assert.Null(Run(60, TimeSpan.FromSeconds(1), i => 90 - 0.01f * i).Trend);

    [Fact]
    public void An_hour_of_a_slow_fall_states_no_trend() => Assert.Null(Run(60, TimeSpan.FromMinutes(1), i => 90 - i / 30f).Trend);

    [Fact]
    public void An_hour_of_a_steep_fall_does() => Assert.InRange(Run(90, TimeSpan.FromMinutes(1), i => 90 - i / 4f).HoursTo(5)!.Value.Likely, 3, 5);

    [Fact]
    public void The_interval_holds_the_time_it_takes_in_spite_of_noise_and_absurd_readings()
    {
        var chance = new Random(7);
        var hours = Run(1_200, TimeSpan.FromMinutes(5), i => chance.Next(40) == 0 ? 1 : 90 - i / 24f + chance.NextSingle()).HoursTo(5)!.Value;

        Assert.True(hours.Earliest <= hours.Likely && hours.Likely <= hours.Latest);
        Assert.InRange(70, hours.Earliest * 0.9f, hours.Latest * 1.1f);
    }

    [Fact]
    public void One_absurd_reading_is_no_change_of_batteries()
    {
        var before = Run(600, TimeSpan.FromMinutes(5), i => 95 - 0.5f * i / 12);

        var after = before.After(1, before.At.AddMinutes(5)).After(before.Last, before.At.AddMinutes(10));

        Assert.Equal(before.Last, after.Level, 1f);
        Assert.NotNull(after.Trend);
    }

    [Fact]
    public void A_new_battery_has_no_trend_of_the_old_one()
    {
        var old = Run(600, TimeSpan.FromMinutes(5), i => 95 - 0.5f * i / 12);

        Assert.NotNull(old.Trend);
        Assert.Null(old.After(100, old.At.AddMinutes(5)).Trend);
    }

    [Fact]
    public void A_million_readings_in_no_time_keep_the_sums_finite()
    {
        var trend = Run(1_000_000, TimeSpan.FromTicks(10), i => 50 + i % 7);

        Assert.True(float.IsFinite(trend.PercentPerHour) && float.IsFinite(trend.Lost) && float.IsFinite(trend.Sum));
    }

    private static BatteryTrend Run(int count, TimeSpan every, Func<int, float> percent)
    {
        BatteryTrend trend = default;
        for (var i = 0; i < count; i++) trend = trend.After(percent(i), Live.Start + i * every);
        return trend;
    }
}
