namespace Platform.Devices.Domain.Prediction;

public sealed class JudgementTests
{
    private static readonly DateTimeOffset Noon = Live.Start;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1), Hour = TimeSpan.FromHours(1);

    [Fact]
    public void An_alarm_before_a_failure_came_true() => Assert.Equal((1, 1, 5), Of([Alarm(0, 6)], 5));

    [Fact]
    public void An_alarm_that_nothing_followed_was_false() => Assert.Equal((0.5f, 1, 5), Of([Alarm(0, 6), Alarm(100, 101)], 5));

    [Fact]
    public void An_alarm_in_the_last_hour_came_true_but_too_late() => Assert.Equal((1, 0, 0), Of([Alarm(4.5, 6)], 5));

    [Fact]
    public void An_alarm_after_the_failure_is_false() => Assert.Equal((0, 0, 0), Of([Alarm(6, 7)], 5));

    [Fact]
    public void A_failure_nobody_spoke_of_was_missed() => Assert.Equal((1, 0.5f, 5), Of([Alarm(0, 6)], 5, 200));

    [Fact]
    public void An_alarm_that_always_stands_foretells_one_failure_and_is_false_every_day_before() => Assert.Equal((0.25f, 0.5f, 24), Of([Alarm(0, 500)], 90, 200));

    [Fact]
    public void An_alarm_is_raised_by_two_in_a_row_and_withdrawn_below_half()
    {
        float[] said = [0.9f, 0.1f, 0.9f, 0.9f, 0.3f, 0.2f, 0.9f];

        var span = Assert.Single(Judgement.Alarms([.. said.Select((p, i) => (Noon.AddHours(i), p))], alarm: 0.5f));

        Assert.Equal(new(Noon.AddHours(3), Noon.AddHours(5)), span);
    }

    private static AlarmSpan Alarm(double from, double to) => new(Noon.AddHours(from), Noon.AddHours(to));

    private static (float, float, float) Of(AlarmSpan[] alarms, params double[] failures)
    {
        var measured = Judgement.Of([new Course(alarms, [.. failures.Select(f => Noon.AddHours(f))])], Day, Hour);
        return (measured.Precision, measured.Recall, measured.LeadHours);
    }
}
