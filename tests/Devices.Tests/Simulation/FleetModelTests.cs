using System.Text;
using Platform.Devices.Intake;

namespace Platform.Devices.Simulation;

public sealed class FleetModelTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly SimulatedDevice[] Devices = [new("D-1", SimulatedKind.Gateway), new("D-2", SimulatedKind.Sensor, Gateway: 0), new("D-3", SimulatedKind.Machine)];

    [Fact]
    public void The_same_fleet_at_the_same_time_reports_the_same()
    {
        var at = Enumerable.Range(0, 1_000).Select(i => Noon.AddMinutes(i)).ToArray();
        Assert.Equal(at.Select(t => Of().ReadingOf(1, t)), at.Select(t => Of().ReadingOf(1, t)));
    }

    [Fact]
    public void Another_seed_is_another_fleet() => Assert.NotEqual(Of().ReadingOf(1, Noon), Of(new() { Seed = 1 }).ReadingOf(1, Noon));

    [Fact]
    public void With_its_gateway_a_sensor_falls_silent()
    {
        var fleet = Of(new() { FaultShare = 1, Faults = [Fault.GatewayLoss] });

        Assert.Equal((Fault.GatewayLoss, null), (fleet.FaultOf(1, Noon), fleet.ReadingOf(1, Noon)));
        Assert.NotNull(fleet.ReadingOf(2, Noon));
    }

    [Fact]
    public void A_decaying_battery_is_nearly_empty_at_the_end()
    {
        var fleet = Of(new() { FaultShare = 1, Faults = [Fault.BatteryDecay] });
        Assert.InRange(Over(fleet, 1, TimeSpan.FromHours(2)).Min(r => r.Battery), 1, 10);
    }

    [Fact]
    public void It_fails_when_it_is_flat()
    {
        var fleet = Of(new() { FaultShare = 1, Faults = [Fault.BatteryDecay] });
        var failsAt = fleet.FailsAt(1, Noon)!.Value;

        Assert.InRange(fleet.ReadingOf(1, failsAt)!.Value.Battery, 4, 6);
        Assert.Null(Of(new() { FaultShare = 0 }).FailsAt(1, Noon));
    }

    [Fact]
    public void A_gateway_that_announces_its_loss_loses_some_before_it_loses_all()
    {
        var fleet = Of(new() { FaultShare = 1, Faults = [Fault.GatewayLoss], AnnouncedLosses = 1 });
        var failsAt = fleet.FailsAt(0, Noon)!.Value;
        int Heard(double fromMinutes, double toMinutes) => Enumerable.Range(0, 100).Count(i => fleet.ReadingOf(0, failsAt.AddMinutes(fromMinutes + (toMinutes - fromMinutes) * i / 100)) is not null);

        Assert.InRange(Heard(-59, -1), 50, 99);
        Assert.Equal(0, Heard(1, 59));
    }

    [Fact]
    public void An_overheating_machine_is_hotter_than_it_ever_is_otherwise()
    {
        var calm = Over(Of(new() { FaultShare = 0 }), 2, TimeSpan.FromDays(2)).Max(r => r.Temperature);
        Assert.True(Over(Of(new() { FaultShare = 1, Faults = [Fault.Overheating] }), 2, TimeSpan.FromHours(2)).Max(r => r.Temperature) > calm + 10);
    }

    [Fact]
    public void Everything_a_fleet_reports_is_accepted()
    {
        var fleet = Of(new() { FaultShare = 0.5 });
        for (var i = 0; i < 500; i++)
        {
            var at = Parsing.Now.AddMinutes(-i * 7);
            var (json, readings) = FleetBody.Of(fleet, [0, 1], at);
            var submission = Parsing.Parse(Encoding.UTF8.GetString(json.Span));
            Assert.Equal((readings, 0), (submission.Count, submission.Rejections.Count));
        }
    }

    [Fact]
    public void Each_device_reports_once_in_its_interval() =>
        Assert.Equal(6, Enumerable.Range(0, 60).Count(i => Of().ReportsAt(1, Noon.AddSeconds(i), 10)));

    private static FleetModel Of(FleetOptions? options = null) => new(Devices, options ?? new());

    private static List<SimulatedReading> Over(FleetModel fleet, int device, TimeSpan time) =>
        [.. Enumerable.Range(0, (int)time.TotalMinutes).Select(i => fleet.ReadingOf(device, Noon.AddMinutes(i))).OfType<SimulatedReading>()];
}
