using System.Text.Json;

namespace Platform.Devices.Domain.Prediction;

public sealed class TrainingTests
{
    private const int Days = 20, Devices = 10;

    [Fact]
    public void With_little_history_the_heuristic_stays()
    {
        var model = Training.Train([.. Fleet(failsEveryDays: 30, hasWarning: true)], 1);

        Assert.False(model.IsTrained);
        Assert.Null(model.Device.Measured);
    }

    [Fact]
    public void What_announces_this_companys_failures_is_learned_and_measured_on_later_time()
    {
        var model = Training.Train([.. Fleet(failsEveryDays: 2, hasWarning: true)], 1);

        Assert.True(model.Device.IsTrained);
        Assert.InRange(model.Device.Measured!.Recall, 0.9f, 1);
        Assert.InRange(model.Device.Measured.Precision, 0.9f, 1);
        Assert.True(model.Device.Measured.F1 > model.Device.HeuristicMeasured!.F1);
        Assert.InRange(model.Device.Usually.Usual, 1, 24);
    }

    [Fact]
    public void What_comes_without_warning_is_not_foretold_by_a_model()
    {
        var model = Training.Train([.. Fleet(failsEveryDays: 2, hasWarning: false)], 1);

        Assert.InRange(model.Device.Measured!.F1, 0, 0.9f);
    }

    [Fact]
    public void Only_failures_of_the_later_time_are_measured() =>
        Assert.InRange(Training.Train([.. Fleet(failsEveryDays: 2, hasWarning: true)], 1).Device.Measured!.Failures, 10, Devices * Days / 2 * 4 / 10);

    [Fact]
    public void A_model_that_is_kept_says_the_same()
    {
        var model = Training.Train([.. Fleet(failsEveryDays: 2, hasWarning: true)], 3);
        var again = JsonSerializer.Deserialize<FailureModel>(JsonSerializer.Serialize(model))!;

        Assert.Equal(model.Device.Stumps!.Stumps, again.Device.Stumps!.Stumps);
        Assert.Equal((model.Version, model.Device.Alarm, model.Device.Measured), (again.Version, again.Device.Alarm, again.Device.Measured));
    }

    [Fact]
    public void It_is_known_since_when_a_class_is_foretold_as_it_is()
    {
        var first = Training.Train([.. Fleet(failsEveryDays: 2, hasWarning: true)], 1).Following(FailureModel.Untrained, Live.Start);
        var second = Training.Train([.. Fleet(failsEveryDays: 2, hasWarning: true)], 2).Following(first, Live.Start.AddDays(1));

        Assert.Equal((Live.Start, default(DateTimeOffset?)), (second.Device.InUseSinceAt, second.Battery.InUseSinceAt));
    }

    // What announces a failure here is a battery level no heuristic would care about.
    private static IEnumerable<DeviceHistory> Fleet(int failsEveryDays, bool hasWarning) => Enumerable.Range(0, Devices).Select(d =>
    {
        var chance = new Random(d);
        var failures = Enumerable.Range(1, Days / failsEveryDays).Select(i => Live.Start.AddDays(i * failsEveryDays).AddHours(-chance.Next(30))).Where(at => at > Live.Start).ToList();
        var seen = Enumerable.Range(0, Days * 24).Select(h => Live.Start.AddHours(h)).Select(at =>
        {
            var signs = new Signs();
            signs[Sign.HoursToFlat] = Signs.FarthestHours;
            var isNear = hasWarning && failures.Any(f => f > at && f - at <= TimeSpan.FromHours(8));
            signs[Sign.BatteryLevel] = isNear ? 60 + chance.Next(5) : 80 + chance.Next(20);
            return (at, signs);
        }).ToList();
        return new DeviceHistory(seen, [.. failures.Select(f => (f, FailureClass.Device))]);
    });
}
