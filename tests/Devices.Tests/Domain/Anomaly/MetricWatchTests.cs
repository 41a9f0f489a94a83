using static Platform.Devices.Domain.Anomaly.Course;

namespace Platform.Devices.Domain.Anomaly;

public sealed class MetricWatchTests
{
    [Fact]
    public void A_value_never_seen_is_an_anomaly()
    {
        var course = EveryFiveMinutes.Days(5, d => 20 + Noise(d)).One(60);

        Assert.InRange(course.Watch!.Score, 0.7f, 1);
        Assert.True(course.Watch.Alarms);
        Assert.InRange(course.Watch.Expected, 18, 22);
    }

    [Fact]
    public void Noise_is_no_anomaly() => Assert.InRange(EveryFiveMinutes.Days(30, d => 20 + Noise(d)).AlarmsSince(5), 0, 2);

    [Fact]
    public void What_repeats_every_day_is_no_anomaly() => Assert.InRange(EveryFiveMinutes.Days(30, d => 20 + 8 * Wave(d) + Noise(d)).AlarmsSince(7), 0, 2);

    [Fact]
    public void What_repeats_every_week_is_no_anomaly() =>
        Assert.InRange(EveryFiveMinutes.Days(70, d => (d % 7 < 5 ? 20 + 8 * Wave(d) : 10) + Noise(d)).AlarmsSince(35), 0, 5);

    [Fact]
    public void A_slow_drift_is_followed() => Assert.InRange(EveryFiveMinutes.Days(40, d => 20 + (float)d / 4 + Noise(d)).AlarmsSince(5), 0, 10);

    [Fact]
    public void A_day_without_its_peak_is_an_anomaly()
    {
        var course = EveryFiveMinutes.Days(21, d => 20 + 8 * Wave(d) + Noise(d)).Days(1, d => 20 + Noise(d));

        Assert.InRange(course.AlarmsSince(7), 1, 3);
        Assert.InRange(course.AlarmsSince(21), 1, 2);
    }

    [Theory]
    [InlineData(0.1, 100)]
    [InlineData(1, 100)]
    [InlineData(0.1, 21.3)]
    public void A_step_as_small_as_the_metric_can_take_is_no_anomaly(double step, double from) =>
        Assert.Empty(EveryFiveMinutes.Days(2, d => (float)(Math.Round((from - step * (d * 12 + Noise(d) / 3)) / step) * step)).Alarms);

    [Theory]
    [InlineData(99.9, 97)]
    [InlineData(100, 80)]
    [InlineData(0, 1)]
    public void A_leap_of_what_never_moved_is_an_anomaly(double still, double leap) => Assert.True(EveryFiveMinutes.Days(2, _ => (float)still).One((float)leap).Watch!.Alarms);

    [Fact]
    public void A_coarse_sensor_that_runs_away_in_its_smallest_steps_is_an_anomaly() =>
        Assert.Contains(EveryFiveMinutes.Days(10, d => MathF.Round(40 + Noise(d)) / 10).Days(0.25, d => MathF.Round(40 + (float)(d - 10) * 288) / 10).Alarms, at => at >= 10 * 288);

    [Fact]
    public void A_sensor_that_is_stuck_is_an_anomaly() =>
        Assert.Contains(EveryFiveMinutes.Days(10, d => 20 + 5 * Wave(d) + Noise(d)).Days(0.5, _ => 20).Alarms, at => at >= 10 * 288);

    [Fact]
    public void An_anomaly_that_lasts_is_told_when_it_begins()
    {
        var course = EveryFiveMinutes.Days(10, d => 20 + Noise(d)).Days(2, d => 45 + Noise(d));

        Assert.InRange(course.AlarmsSince(10), 1, 4);
        Assert.InRange(course.Alarms.First(at => at >= 10 * 288), 10 * 288, 10 * 288 + 2);
    }

    [Fact]
    public void A_new_usual_becomes_usual_and_leaving_it_is_an_anomaly()
    {
        var course = EveryFiveMinutes.Days(10, d => 20 + Noise(d)).Days(20, d => 45 + Noise(d));

        Assert.InRange(course.AlarmsSince(12), 0, 2);
        Assert.True(course.One(90).Watch!.Alarms);
    }

    [Fact]
    public void The_first_readings_are_only_listened_to()
    {
        var course = EveryFiveMinutes.Days(60 / 288.0, d => Noise(d) * 1_000);

        Assert.All(course.Scores, score => Assert.Equal(0, score));
    }

    [Fact]
    public void Within_an_hour_one_anomaly_is_kept()
    {
        var course = EveryFiveMinutes.Days(5, d => 20 + Noise(d)).One(60).One(200).One(900);

        Assert.Equal(1, course.AlarmsSince(5));
        Assert.True(course.Watch!.Score > MetricWatch.Alarming);
    }

    [Fact]
    public void It_is_small_however_long_it_lives() => Assert.InRange(EveryFiveMinutes.Days(30, Noise).Watch!.Save().Length, 1, 400);

    [Fact]
    public void A_watch_of_another_layout_is_forgotten()
    {
        var saved = EveryFiveMinutes.Days(1, Noise).Watch!.Save();
        saved[0]++;

        Assert.Null(MetricWatch.Load(saved));
        Assert.Null(MetricWatch.Load(saved.AsSpan(0, 20)));
        Assert.Null(MetricWatch.Load([]));
    }
}
