using Platform.Contracts;

namespace Platform.Devices.Domain.Value;

public sealed class ReliabilityTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), End = Begin.AddDays(10);

    [Fact]
    public void Uptime_is_the_share_of_the_watched_time_in_which_a_device_was_heard()
    {
        var reliability = Of(Watched(Step(24, Band.Healthy, Band.Unknown), Step(48, Band.Unknown, Band.Healthy)));

        Assert.Equal(90, reliability.UptimePercent);
        Assert.Equal(TimeSpan.FromHours(24), reliability.MeanOutage);
        Assert.Equal(TimeSpan.FromHours(216), reliability.BetweenFailures);
    }

    [Fact]
    public void Without_a_failure_nobody_knows_the_time_between_failures() => Assert.Null(Of(Watched()).BetweenFailures);

    [Fact]
    public void Nothing_watched_is_no_uptime() => Assert.Null(default(Reliability).UptimePercent);

    [Fact]
    public void An_outage_that_began_before_is_downtime_and_no_failure_of_this_time()
    {
        var reliability = Of(Watched(Step(12, Band.Unknown, Band.Healthy)));

        Assert.Equal((0, 0, TimeSpan.FromHours(12)), (reliability.Failures, reliability.Outages, reliability.Down));
    }

    [Fact]
    public void An_outage_that_lasts_is_a_failure_and_tells_nothing_of_its_length()
    {
        var reliability = Of(Watched(Step(230, Band.Healthy, Band.Unknown)));

        Assert.Equal((1, TimeSpan.FromHours(10)), (reliability.Failures, reliability.Down));
        Assert.Null(reliability.MeanOutage);
    }

    [Fact]
    public void A_device_cut_off_with_its_gateway_did_not_fail_itself()
    {
        Outage[] gateway = [new(Begin.AddHours(24).AddMinutes(4), Begin.AddHours(30), true, true)];
        var device = Watched(Step(24, Band.Healthy, Band.Unknown), Step(30, Band.Unknown, Band.Healthy), Step(60, Band.Healthy, Band.Unknown), Step(61, Band.Unknown, Band.Healthy));

        var reliability = Reliability.Of(device, [.. device.Outages()], gateway, TimeSpan.Zero);

        Assert.Equal((2, 1, TimeSpan.FromHours(7)), (reliability.Outages, reliability.Failures, reliability.Down));
    }

    [Fact]
    public void A_device_is_watched_from_when_it_is_first_heard()
    {
        var device = WatchedDevice.Of(InUse(Band.Healthy) with { WasHeardBefore = false }, Begin, End, [Step(120, Band.Unknown, Band.Healthy)])!;

        Assert.Equal(Begin.AddHours(120), device.From);
        Assert.Empty(device.Outages());
    }

    [Fact]
    public void A_device_nobody_heard_is_not_watched() => Assert.Null(WatchedDevice.Of(InUse(Band.Unknown) with { WasHeardBefore = false }, Begin, End, []));

    [Fact]
    public void A_device_silent_all_the_time_was_down_all_the_time() => Assert.Equal(0, Of(WatchedDevice.Of(InUse(Band.Unknown), Begin, End, [])!).UptimePercent);

    [Fact]
    public void A_device_is_not_watched_after_it_was_taken_out_of_use() =>
        Assert.Equal(Begin.AddDays(2), WatchedDevice.Of(InUse(Band.Healthy) with { DecommissionedAt = Begin.AddDays(2) }, Begin, End, [])!.To);

    [Fact]
    public void What_came_after_the_report_only_tells_how_it_stood_in_it()
    {
        var device = WatchedDevice.Of(InUse(Band.Healthy), Begin, End, [Step(24 * 11, Band.Unknown, Band.Healthy)])!;

        Assert.Equal(new Outage(Begin, End, false, false), Assert.Single(device.Outages()));
    }

    [Fact]
    public void Warnings_end_in_silence_or_in_recovery_and_those_that_last_are_left_out()
    {
        var device = Watched(Step(1, Band.Healthy, Band.Poor), Step(2, Band.Poor, Band.Critical), Step(3, Band.Critical, Band.Unknown), Step(4, Band.Unknown, Band.Poor),
            Step(5, Band.Poor, Band.Warning), Step(6, Band.Warning, Band.Critical), Step(7, Band.Critical, Band.Healthy), Step(8, Band.Healthy, Band.Poor));

        Assert.Equal([new(device.Device, At(1), At(3), HasFailed: true), new(device.Device, At(6), At(7), HasFailed: false)], device.Warnings());
    }

    [Fact]
    public void Each_day_has_its_own_uptime_and_what_a_device_said_of_itself_counts()
    {
        var device = Watched(Step(36, Band.Healthy, Band.Unknown), Step(48, Band.Unknown, Band.Healthy));
        var days = new UptimeByDay(Begin, End);

        var offline = days.Add(device, [.. device.Outages()], new Dictionary<DateOnly, double> { [new(2026, 3, 2)] = 0.5, [new(2026, 3, 4)] = 0.25 });

        Assert.Equal(TimeSpan.FromHours(12), offline);
        Assert.Equal([100, 25, 100, 75], days.Days.Take(4).Select(day => day.UptimePercent));
        Assert.Equal(10, days.Days.Count());
    }

    [Fact]
    public void Planned_maintenance_is_neither_uptime_nor_downtime_nor_a_failure()
    {
        var silent = new[] { Step(25, Band.Healthy, Band.Unknown), Step(40, Band.Unknown, Band.Healthy) };
        var reliability = Of(Watched(silent, (24, 48)));

        Assert.Equal((TimeSpan.FromHours(216), TimeSpan.Zero, 0, 0), (reliability.Watched, reliability.Down, reliability.Outages, reliability.Failures));
        Assert.Equal((100d, TimeSpan.FromHours(24)), (reliability.UptimePercent, reliability.Planned));
    }

    [Fact]
    public void The_time_between_failures_leaves_planned_maintenance_out()
    {
        var steps = new[] { Step(100, Band.Healthy, Band.Unknown), Step(112, Band.Unknown, Band.Healthy) };

        Assert.Equal(TimeSpan.FromHours(240 - 48 - 12), Of(Watched(steps, (0, 48))).BetweenFailures);
    }

    [Fact]
    public void A_silence_before_planned_maintenance_is_a_failure_whose_length_nobody_knows()
    {
        var steps = new[] { Step(20, Band.Healthy, Band.Unknown), Step(30, Band.Unknown, Band.Healthy) };
        var reliability = Of(Watched(steps, (24, 48)));

        Assert.Equal((1, TimeSpan.FromHours(4)), (reliability.Failures, reliability.Down));
        Assert.Null(reliability.MeanOutage);
    }

    [Fact]
    public void A_silence_that_outlasts_planned_maintenance_is_downtime_and_no_failure()
    {
        var steps = new[] { Step(25, Band.Healthy, Band.Unknown), Step(54, Band.Unknown, Band.Healthy) };
        var reliability = Of(Watched(steps, (24, 48)));

        Assert.Equal((0, TimeSpan.FromHours(6)), (reliability.Failures, reliability.Down));
    }

    [Fact]
    public void A_device_cut_off_while_its_gateway_is_worked_on_did_not_fail_itself()
    {
        var gateway = Watched([], (24, 48));
        var report = new ReliabilityReport(Begin, End);
        report.Add(Watched(Step(25, Band.Healthy, Band.Unknown), Step(47, Band.Unknown, Band.Healthy)), gateway, offline: null);

        Assert.Equal((0, TimeSpan.FromHours(22)), (report.Total.Failures, report.Total.Down));
    }

    [Fact]
    public void A_day_of_nothing_but_planned_maintenance_has_no_uptime_and_half_a_day_counts_for_its_rest()
    {
        var device = Watched([Step(60, Band.Healthy, Band.Unknown), Step(66, Band.Unknown, Band.Healthy)], (24, 60));
        var days = new UptimeByDay(Begin, End);
        days.Add(device, [.. device.Outages()], new Dictionary<DateOnly, double>());

        Assert.Equal([100, null, 50, 100], days.Days.Take(4).Select(day => day.UptimePercent));
    }

    private static WatchedDevice Watched(BandStep[] steps, params (int From, int Until)[] planned) =>
        WatchedDevice.Of(InUse(Band.Healthy), Begin, End, steps, [.. planned.Select(p => new PlannedTime(At(p.From), At(p.Until)))])!;

    private static Reliability Of(WatchedDevice device) => Reliability.Of(device, [.. device.Outages()], [], TimeSpan.Zero);

    private static WatchedDevice Watched(params BandStep[] steps) => WatchedDevice.Of(InUse(Band.Healthy), Begin, End, steps)!;

    private static DeviceInUse InUse(Band now) => new(Guid.Empty, Guid.Empty, Guid.Empty, null, Begin.AddDays(-100), null, now, WasHeardBefore: true);

    private static BandStep Step(int hours, Band before, Band after) => new(At(hours), before, after);

    private static DateTimeOffset At(int hours) => Begin.AddHours(hours);
}
