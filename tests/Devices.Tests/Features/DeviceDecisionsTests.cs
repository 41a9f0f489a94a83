using Platform.Devices.Domain;

namespace Platform.Devices.Features;

public sealed class DeviceDecisionsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Site = Guid.NewGuid(), Gateway = Guid.NewGuid();

    private static readonly Device Sensor = Device.Evolve(null, new DeviceRegistered(Guid.NewGuid(), new(Guid.NewGuid()), 17, "Door", "SN-1", Site, Guid.NewGuid(), Gateway, Noon));

    [Fact]
    public void What_is_left_out_stays() => Assert.Equal([new DeviceRenamed("Gate", Noon)], Change(new() { Name = " Gate " }));

    [Fact]
    public void What_is_so_already_changes_nothing() => Assert.Empty(Change(new() { Name = "Door", Serial = "SN-1 " }));

    [Fact]
    public void A_serial_is_taken_away_by_null() => Assert.Equal([new DeviceSerialCorrected(null, Noon)], Change(new() { Serial = null }));

    [Fact]
    public void A_device_moves_to_a_site_with_the_gateway_it_has() =>
        Assert.Equal([new DeviceMoved(Gateway, Gateway, Noon)], ChangeDevice.Decide(Sensor, new(), Gateway, Gateway, Noon).Events);

    [Fact]
    public void A_name_of_blanks_is_refused() => Assert.Equal(DeviceRefusals.Nameless, ChangeDevice.Decide(Sensor, new() { Name = "  " }, Site, Gateway, Noon).Refusal);

    [Fact]
    public void A_decommissioned_device_is_not_changed() =>
        Assert.Equal(DeviceRefusals.Decommissioned, ChangeDevice.Decide(Device.Evolve(Sensor, new DeviceDecommissioned(Noon)), new() { Name = "x" }, Site, Gateway, Noon).Refusal);

    [Fact]
    public void Decommissioning_twice_is_decommissioning_once() => Assert.Empty(DecommissionDevice.Decide(Device.Evolve(Sensor, new DeviceDecommissioned(Noon)), Noon));

    [Fact]
    public void A_device_is_the_fold_of_its_events()
    {
        DeviceEvent[] events = [new DeviceRenamed("Gate", Noon.AddHours(1)), new DeviceSerialCorrected(null, Noon.AddHours(2)), new DeviceMoved(Gateway, null, Noon.AddHours(3)), new DeviceDecommissioned(Noon.AddHours(4))];
        var device = events.Aggregate(Sensor, Device.Evolve);

        Assert.Equal(("Gate", null, Gateway, null, Noon.AddHours(4), Noon.AddHours(4), 5),
            (device.Name, device.Serial, device.SiteId, device.ParentId, device.DecommissionedAt, device.ChangedAt, device.Version));
    }

    private static DeviceEvent[] Change(ChangeDevice.Command command) => [.. ChangeDevice.Decide(Sensor, command, Site, Gateway, Noon).Events];
}
