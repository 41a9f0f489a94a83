using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain.Prediction;

public sealed class DeviceHistoryTests
{
    private static readonly DeviceProfile Profile = new(60, HealthWeights.Default, null, 90);

    [Fact]
    public void A_battery_that_goes_flat_failed_once() => Assert.Equal([FailureClass.Battery], Failures(i => Reading(i, battery: i < 2_000 ? 50 : 3)));

    [Fact]
    public void Long_silence_is_a_failure_of_the_link() => Assert.Equal([FailureClass.Connectivity], Failures(i => i is >= 2_000 and < 2_090 ? null : Reading(i)));

    [Fact]
    public void A_short_gap_is_none() => Assert.Empty(Failures(i => i is >= 2_000 and < 2_010 ? null : Reading(i)));

    [Fact]
    public void So_is_being_offline_for_long() => Assert.Equal([FailureClass.Connectivity], Failures(i => Reading(i, online: i is < 2_000 or > 2_060)));

    [Fact]
    public void Beyond_its_types_limits_a_thing_has_failed() => Assert.Equal([FailureClass.Device], Failures(i => Reading(i, temperature: i is >= 2_000 and < 2_100 ? 95 : 60)));

    [Fact]
    public void A_single_reading_beyond_the_limits_is_none() => Assert.Empty(Failures(i => Reading(i, temperature: i == 2_000 ? 95 : 60)));

    [Fact]
    public void The_first_day_is_only_listened_to()
    {
        var history = DeviceHistory.Of(Profile, Enumerable.Range(0, 3_000).Select(i => Reading(i, battery: 3)), TimeSpan.FromMinutes(30));

        Assert.Empty(history.Failures);
        Assert.True(history.Seen[0].At >= Live.Start.AddDays(1));
        Assert.InRange(history.Seen.Count, 50, 54);
    }

    private static FailureClass[] Failures(Func<int, ReadingTaken?> reading) =>
        [.. DeviceHistory.Of(Profile, Enumerable.Range(0, 3_000).Select(reading).OfType<ReadingTaken>(), TimeSpan.FromMinutes(30)).Failures.Select(f => f.Class)];

    private static ReadingTaken Reading(int minute, float battery = 80, float temperature = 60, bool online = true) => new(Live.Start.AddMinutes(minute), battery, -60, temperature, online);
}
